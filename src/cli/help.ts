/** Help as it is printed: the promise first, then the options, then examples. */
export const MAIN_HELP = `Write a session once: print it, collect the answers, see what they say.

Usage: plenary <command> [options]
Before   init [dir]                 asks a little, writes a plan that builds
         check <plan…>              finds mistakes
         build <plan…> -o <dir>     makes the PDFs
         groups <plan>              draws lots for the plan's groups
         calendar <plan>            writes the session for calendars (.ics)
         export <plan> <id>         writes a form for a survey tool
During   run <plan>                 what is on, what is left, what is next
After    collect <plan> <files…>    brings responses into one file
         score <plan> [files…]      scores, changes, a report
         feedback <plan> <files…>   a PDF for each person
Also     templates, schema          to change the look; for your editor

  -h, --help   also after a command      -q, --quiet     errors only
  --version                              --no-color      as NO_COLOR=1
                                         --json          findings as JSON

Examples
  plenary init my-day && plenary build my-day/plan.yaml -o out
  plenary score plan.yaml out/responses.csv --by group
Exit codes: 0 done · 1 input has errors · 2 usage · 3 some failed · 70 a defect
`;

export const HELP: Readonly<Record<string, string>> = {
  init: `Write a plan to begin with, and a folder for it. Nothing is written before the
last answer, and a plan that is there is never touched.

Usage: plenary init [dir] [options]
      --yes                 no questions: take what is given, else the defaults
      --title <text>        title of the session     default: the folder's name
      --date <day>          2026-03-12               default: none
      --start <time>        13:30                    default: 09:00
      --participants <n>    how many people          default: 24
      --parts <list>        questionnaire,worksheet  default: both
Examples
  plenary init my-day
  plenary init my-day --yes --title "Working as one team" --date 2026-03-12
`,
  check: `Find the mistakes in one or more plans, all of them at once. Writes nothing.

Usage: plenary check <plan…> [options]
      --format <format>     text, json, github, sarif    default: text
      --root <dir>          files may be named from here
                                                     default: the plan's folder
Examples
  plenary check plan.yaml
  plenary check plans/*.yaml --format github
  cat plan.yaml | plenary check -
`,
  build: `Make the PDFs of one or more plans. A plan with errors writes nothing.

Usage: plenary build <plan…> -o <dir> [options]
  -o, --out <dir>       where files go; made if missing; - writes one PDF
      --only <ids>      only these: booklet,teamwork
      --roster <file>   a pack for each person (CSV, XLSX)
      --seed <n>        of the groups on the packs   default: 1
      --only-person <ids>  only their packs: P03,P12
      --folders <pattern>  default: {respondent}-{name}; also {table}/{name} …
      --jobs <n>        workers                      default: cores, at most 8
      --shard <i/n>     the i-th of n parts of a batch
      --force           write also what is as it was
      --paper <size>    a4, a5, letter, legal        default: the plan's, a4
      --theme <theme>   a name or a YAML file        default: the plan's
      --fillable        boxes to fill in on screen
      --booklet         the booklet also two pages to a side, to fold and staple
      --watch           build again whenever a file of the plan changes
      --root <dir>      files may be named from here default: the plan's place
Examples
  plenary build plan.yaml -o out
  plenary build plan.yaml -o out --fillable
  plenary build plan.yaml -o out --only booklet --paper letter
  plenary build plan.yaml -o out --only room --roster people.csv
  plenary build plan.yaml -o - --only trust > trust.pdf
  plenary build plan.yaml -o out --roster people.csv --shard 1/4
`,
  groups: `Make the groups that the plan asks for: by lot, by a column, by number.

Usage: plenary groups <plan> --roster <file> [options]
      --roster <file>       the people (CSV): respondent, name, further columns
      --seed <n>            the same seed and roster give the same groups
                                                     default: drawn, and told
      --mix <column>        as many different values in a group as can be
      --apart <column>      nobody sits with somebody of the same value
      --together <column>   everybody of one value sits together
      --absent <ids>        P03,P07 do not come: the others stay where they are
                            as far as sizes allow
      --match <want=offer>  brings people who want something to people who offer
                            it: two questions with the same options
      --responses <file>    the answers to these questions
      --map <file>, --from <tool>
                            how they are read, as in collect
      --format <format>     text, csv, json, md, pdf     default: text
  -o, --out <file>          where the lists go           default: - (here)
      --paper, --theme      of the PDF                   default: the plan's
      --root <dir>          files may be named from here
                                                     default: the plan's folder
Examples
  plenary groups plan.yaml --roster people.csv --seed 7 --mix school
  plenary groups plan.yaml --roster people.csv --seed 7 --absent P03,P07
  plenary groups plan.yaml --roster people.csv --format pdf -o wall.pdf
`,
  export: `Write an instrument, a worksheet or an activity's questions as a form for a
survey tool; or answers that came back as labelled data for analysts.

Usage: plenary export <plan> <id> --to <tool> [-o <path>]
       plenary export <plan> [id] --to r|spss|jamovi --data <files…> -o <dir>
      --to <tool>           xlsform, limesurvey, google, word, qualtrics,
                            surveyjs; r, spss, jamovi; list tells what they are
  -o, --out <path>          a file, or a folder that is there
                                                     default: - (here)
      --data <files…>       answers that came back, for r, spss and jamovi
      --round <name=file>   one round's file; repeat it, in order
      --map <file>          columns and their questions (YAML)
      --roster <file>       names and groups of the people (CSV)
      --skip-invalid        count bad cells as missing, and say so
      --from <tool>         the tool that wrote the files, where it is not seen
      --duplicates <how>    error, first, last       default: error
      --root <dir>          files may be named from here
                                                     default: the plan's folder
What a tool cannot express is said, question by question.
Examples
  plenary export plan.yaml trust --to xlsform -o trust.xlsx
  plenary export plan.yaml trust --to google > trust.gs
  plenary export plan.yaml trust --to r --data june.csv -o for-r
`,
  score: `Score completed response files and say what came of it.

Usage: plenary score <plan> [files…] [options]
      --round <name=file>   one round's file; repeat it, in order
      --by <column>         groups side by side: group, role; two: group,role
      --baseline <file>     means of other sites: id,mean,sd,n (CSV)
      --watch               again whenever a file changes
      --plain               text without bars or signs, for screen readers
      --roster <file>       names and groups of the people (CSV)
      --format <format>     text, html, pdf, xlsx, md, csv, json
                                                     default: text
  -o, --out <file>          where the result goes        default: - (here)
      --map <file>          columns and their questions (YAML)
      --form <id>           the files hold only this form
      --from <tool>         what wrote the files     default: by its own signs
      --skip-invalid        count bad cells as missing, and say so
      --duplicates <how>    error, first, last           default: error
      --paper, --theme      of the PDF               default: the plan's
      --root <dir>          files may be named from here
                                                     default: the plan's folder
Examples
  plenary score plan.yaml responses.csv --by group
  plenary score plan.yaml --round before=march.csv --round after=june.csv
  plenary score plan.yaml responses.csv --format html -o report.html
  plenary score plan.yaml responses.csv --format pdf -o report.pdf
  plenary score plan.yaml responses.csv --format xlsx -o scores.xlsx
`,
  feedback: `Give everybody their own figures back: one PDF for each person, beside the
figures of all, with what the bands mean and what to do next. Anonymous forms
are left out. Exit 3: some could not be written, the others were.

Usage: plenary feedback <plan> <files…> -o <dir> [options]
  -o, --out <dir>           the folder for the PDFs
      --round <name=file>   one round's file; repeat it, in order
      --roster <file>       names of the people (CSV, XLSX)
      --paper <size>        a4, a5, letter, legal    default: the plan's
      --theme <theme>       a theme by name, or a YAML file
      --map <file>          columns and their questions (YAML)
      --form <id>           the files hold only this form
      --from <tool>         what wrote the files     default: by its own signs
      --skip-invalid        count bad cells as missing, and say so
      --duplicates <how>    error, first, last       default: error
      --root <dir>          files may be named from here
                                                     default: the plan's folder
Examples
  plenary feedback plan.yaml responses.csv --roster people.csv -o feedback
  plenary feedback plan.yaml --round may=may.csv --round june=june.csv -o out
`,
  collect: `Bring response files of any kind into one file, and say what came in. Exit 3:
something is for you to decide, the rest was written.

Usage: plenary collect <plan> <files…> -o <file> [options]
  -o, --out <file>          the table that is written; - here
      --round <name=file>   one round's file; repeat it, in order
      --map <file>          columns and their questions (YAML)
      --interactive         ask about columns that fit nothing, and keep the
                            answers in the map
      --from <tool>         google, microsoft, qualtrics, surveymonkey,
                            limesurvey, kobo, odk, typeform, jotform, plenary
                                                     default: by its own signs
      --form <id>           the files hold only this form
      --roster <file>       says also who is missing or unknown (CSV, XLSX)
      --duplicates <how>    error, first, last       default: both are kept
      --skip-invalid        bad cells are no reason for exit 3
      --receipt <file>      what came in, as JSON
      --trace <file>        the file, row and column of every value
Files are CSV, XLSX, JSON, YAML, filled PDFs, or folders and ZIPs of these.
Examples
  plenary collect plan.yaml forms.xlsx late.csv -o june.csv
  plenary collect plan.yaml filled/ -o june.csv --roster people.csv
`,
  calendar: `Write the session as a calendar file: an event for each day, and for each
dated activity of a series.

Usage: plenary calendar <plan> [options]
  -o, --out <file>          where it goes            default: - (here)
      --reminder <minutes>  so long before each      default: none
      --root <dir>          files may be named from here
                                                     default: the plan's folder
Examples
  plenary calendar plan.yaml -o session.ics
  plenary calendar plan.yaml -o session.ics --reminder 30
`,
  run: `Show the facilitator what is on, how much time is left and what comes next.
On the session's date it follows the clock; on other days it waits for a key.
Without a terminal it prints the run sheet.

Usage: plenary run <plan> [options]
      --at <time>       as if it were 10:15 of the session's day
      --day <date>      a day of a series            default: today, else the first
      --speed <n>       a rehearsal: n minutes in one
      --root <dir>      files may be named from here default: the plan's place
Keys: space or → next, ← back, + and - a minute more or less, p pause,
? help, q quit
Examples
  plenary run plan.yaml
  plenary run plan.yaml --at 10:15 --speed 60
  plenary run plan.yaml | less
`,
  schema: `Print the JSON Schema of session plans, for editors that complete and check.

Usage: plenary schema [options]
  -o, --out <file>      where it goes                default: - (here)
Examples
  plenary schema > plenary.schema.json
`,
  templates: `List the built-in templates and themes, or copy one out to change it.

Usage: plenary templates [list]
       plenary templates copy <name> <dir>
Examples
  plenary templates
  plenary templates copy booklet ./templates
`,
};
