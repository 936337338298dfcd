/** In: a Plan. Out: its days: what happens when; as plain text, as a calendar file. */
export { type CalendarOptions, calendarOf } from './calendar.js';
export { type Day, daysOf, type Happening } from './days.js';
export { type CalendarEvent, eventsOf } from './events.js';
export { agendaText, moduleTitle } from './text.js';
