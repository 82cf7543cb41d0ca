# Help of the command line.
help-usage = Usage
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-spraw = spraw – returns of a social-welfare centre from the exports of its case system
help-spraw-run = The main job: computes, checks and writes returns
help-spraw-check = Computes and checks everything, and writes nothing
help-spraw-calendar = Lists the deadlines of a year, for Outlook too
help-spraw-completions = Prints completions for a shell (bash, zsh, fish, powershell)
help-spraw-man = Prints the page of the manual (man)
help-spraw-due = Tells which returns wait, what partners have not sent, and who waits for what today
help-spraw-monitor = Looks at a strategy: indicators, goals and tasks for the committee
help-spraw-sql = Says in SQL what a cell of a return means, and writes the tables for DuckDB
help-spraw-demo = Makes an invented office with exports to try things on
help-spraw-init = Makes the folder of a new office
help-spraw-inspect = Tells what exports hold, and proposes their mapping
help-spraw-template = Templates of returns: list, show, check
help-spraw-template-list = Lists returns, views, tables and code lists
help-spraw-template-show = Explains a return, a view, a table, a code list, a rule, a worklist, a quantity, an indicator, a measure or a strategy
help-spraw-template-check = Checks all templates
help-spraw-template-schema = Prints the JSON Schema of a template, from which an editor completes keys
help-spraw-template-test = Makes the example of a template and compares with the cells worked out on paper
help-spraw-template-test-id = The return; without it all that have an example
help-spraw-template-test-period = Instead of the example: count the exports of this period by the edition in force then and by the new one, and show which cells and rules move
    .value = PERIOD
help-spraw-template-test-edition = The new edition: its first day (else the newest)
    .value = YYYY-MM-DD
help-spraw-template-test-limit = Cells on a page (20); 0 is all of them
    .value = N
help-spraw-template-test-page = Which page
    .value = N
help-spraw-template-test-to = Write all cells and rules to a csv file
    .value = FILE
help-spraw-template-new = Begins a template from an empty table that a receiver sent
help-spraw-template-new-id = Name of the new return, such as homeless-2025
help-spraw-template-new-from = The file with the empty table
    .value = FILE
help-spraw-template-new-period = The period of the table, such as 2025-H1
    .value = PERIOD
help-spraw-template-new-view = The view whose records are counted
    .value = VIEW
help-any-office = The office's folder (else the nearest above with spraw.toml)
    .value = DIR
help-any-lang = Language of messages: pl or en (else LC_ALL, LANG, then pl)
    .value = LANG
help-any-format = Results as text or json
    .value = FORMAT
help-any-today = The day that deadlines are judged by (else today)
    .value = YYYY-MM-DD
help-any-quiet = Errors only
help-any-verbose = All findings, repeated ones too
help-any-color = Colours: auto, always, never
    .value = WHEN
help-any-help = Shows help
help-any-version = Shows the program's version
help-any-returns = Returns (else all that the office makes for the period)
    .value = RETURN
help-any-period = Period: 2025, 2025-H1, 2025-Q3, 2025-07; may be repeated (else the periods whose deadline lies ahead)
    .value = PERIOD
help-any-options = An option of the return, such as basis=decyzja; it wins over spraw.toml
    .value = NAME=VALUE
help-any-dry_run = Tells what would be written, and writes nothing
help-any-log_format = json: a line of JSON a stage, with its duration (on stderr)
    .value = FORM
help-any-corrections = Show which cells and rules the corrections of poprawki.csv change
help-any-folder = The folder to make
    .value = DIR
help-any-inhabitants = Inhabitants of the gmina (140000)
    .value = N
help-any-seed = Seed: the same gives the same files (1)
    .value = S
help-any-years = Years, such as 2024..2025
    .value = A..B
help-any-clean = Without blemishes in the data
help-any-dirty = With every kind of blemish (for trials)
help-any-thorough = With every kind of benefit, reason and family (for trials)
help-any-name = A name that template list shows
    .value = NAME
help-any-files = Exports or a folder of them; best all that belong together
    .value = FILE
help-any-write = Writes the proposal to the office's mapowania/
help-any-table = This table only (a name that template list shows)
    .value = TABLE
help-any-section = Only this section of a return, and its rules
    .value = SECTION
progress-reading = reading { $file }
progress-counting = counting cells
progress-checking = checking rules
progress-writing = writing and reading back
C118 = { $kind ->
    [unknown] there is no such option: { $found }
    [command] there is no such command: { $found }
    [value] wrong value “{ $value }” for { $found }
    [missing] the command lacks: { $found }
    [conflict] these options cannot be given together: { $found } and { $nearest }
    [nothing] no command was given
   *[other] the command cannot be understood
 }
    .why = { $known ->
        [none] spraw --help shows all commands and options
       *[other] possible: { $known }
    }
    .effect = nothing was made
    .fix = { $kind ->
        [conflict] leave one of them
       *[other] { $nearest ->
            [none] spraw --help shows the commands, spraw run --help the options of a command
           *[other] near: { $nearest }
        }
    }
help-spraw-due-mail = Prints a ready message of what there is to do, and nothing when there is nothing
help-spraw-due-write = Writes the lists to wyniki/na-dzis/ of the office
help-spraw-calendar-returns = Returns (without them, all that the office sends)
    .value = RETURN
help-spraw-calendar-year = The year in which deadlines fall (else the current one)
    .value = YEAR
help-spraw-calendar-to = Writes the calendar to a .csv, .xlsx or .ics file (for Outlook)
    .value = FILE
help-spraw-completions-shell = The shell: bash, zsh, fish, powershell, elvish
    .value = SHELL
help-spraw-man-command = A command (else the whole program)
    .value = COMMAND
help-spraw-monitor-strategy = A strategy or programme (without it, those that there are)
help-spraw-monitor-period = The year that is looked at: 2025
    .value = YEAR
help-spraw-monitor-unit = The district that is meant, or all of them beside the city: all
    .value = DISTRICT
help-spraw-explain = Says where the number of a cell or an indicator comes from, or why a record is not counted
help-spraw-explain-form = The return or strategy
    .value = RETURN
help-spraw-explain-cell = The cell: section/row/column, for example 1B/5/1; of a strategy an indicator or a measure, for example PZ-01
    .value = CELL
help-spraw-explain-period = The period: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = PERIOD
help-spraw-explain-record = A person, family or decision: where it is counted, where not, and why
    .value = ID
help-spraw-explain-limit = Records on a page (20); 0 is all of them
    .value = N
help-spraw-explain-page = The page (1)
    .value = N
help-spraw-explain-show_personal = Shows personal data too
help-spraw-explain-to = Writes all records to a .csv or .xlsx file
    .value = FILE
help-spraw-explain-parts = Do parts make up their wholes, and what does no row take
help-spraw-diff = Says what changed between two periods or versions, and which records made it
help-spraw-diff-a = Side A: return:period[:version], for example mrpips-03:2025-H1 or mrpips-03:2025-H1:v1, or the folder of a version
    .value = A
help-spraw-diff-b = Side B; what is as in A can be left out: 2025-H2, v2, now (without it: the newest version and the exports of today)
    .value = B
help-spraw-diff-cells = Only this cell, with its records cause by cause: section/row/column (may be repeated)
    .value = CELL
help-spraw-diff-sections = Only this section (may be repeated)
    .value = SECTION
help-spraw-diff-records = Shows the records of every cell
help-spraw-diff-b_options = An option of side B alone: name=value
    .value = OPTION
help-spraw-diff-limit = Cells (or records of a cell) on a page (20); 0 is all of them
    .value = N
help-spraw-diff-page = The page (1)
    .value = N
help-spraw-diff-show_personal = Shows personal data too
help-spraw-diff-to = Writes all of it to a .csv or .xlsx file
    .value = FILE
help-spraw-sql-form = The return
    .value = RETURN
help-spraw-sql-cells = Cells, such as 2/3/4 (without them all)
    .value = CELL
help-spraw-sql-period = The period: 2025, 2025-H1, 2025-Q3, 2025-07 (without it the newest that has ended)
    .value = PERIOD
help-spraw-sql-macros = Prints the functions that the queries use, too
help-spraw-sql-tables = Writes tables, functions and queries into a new folder
    .value = FOLDER
help-spraw-sql-show_personal = Writes identifiers of people as they are, not stand-ins
