/**
 * Everything that paper time takes for granted, in one place; docs/time.md says the same in words.
 * They are averages of adults who read in their own language. Half of a room needs longer.
 */
export const ASSUMPTIONS = {
  /** Words a minute of a running text, silently: mean of 190 studies for non-fiction (Brysbaert 2019). */
  readingPace: 238,
  /**
   * Words a minute of items, options, prompts and instructions, which are read to the letter: the slow end of
   * the range that Brysbaert (2019) gives for most adults, 175 to 300. It is a third of a second for a word, the
   * pace below which Zhang and Conrad (2014) no longer count an answer as hurried.
   */
  formPace: 175,
  /**
   * Seconds to judge and tick once an item has been read. With its ten words an item then takes seven to eight
   * seconds: a question that stands alone takes about ten on a screen, an item of a battery less (Pew Research
   * Center 2022); how words and answers add up: Yan and Tourangeau (2008).
   */
  tick: 4,
  /** Seconds for each further tick of the same question, whose options have been read. */
  furtherTick: 2,
  /** Seconds to weigh options against each other for one rank, one pick into a set or one share of points. */
  weigh: 5,
  /** Seconds to find the place of one mark on a grid of two axes. */
  place: 15,
  /** Marks that people put on a place grid where several are allowed. */
  marksWhereMany: 3,
  /** Seconds for a number, a date, a name or a tick in a blank at the head of a sheet. */
  blank: 6,
  /** Seconds of thought before an open answer is begun. */
  thought: 15,
  /**
   * Words a minute of an adult's handwriting when the words must be found first. Copying is 22 a minute (Brown
   * 1988); composing slows writers to about three fifths of their copying pace (19 of 33 words, Karat et al. 1999).
   */
  writingPace: 13,
  /** Words that a line across the page (168 mm) holds in an adult's hand, 14 mm for a word. */
  wordsOnLine: 12,
  /** Share of the lines that people fill; lines are drawn for those who write most. */
  filled: 0.5,
  /** Lines in a box, dots or blank space count like lines; `fill: true` counts as so many. */
  linesOfRest: 12,
  /** Seconds to look at a table or chart of earlier answers. */
  look: 20,
  /** A warning needs so many times the minutes that the activity has, */
  tolerance: 1.25,
  /** and so many minutes more, because all this is an average. */
  leastOver: 2,
} as const;
