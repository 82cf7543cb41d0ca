# C: command line and configuration.
C101 = spraw.toml is missing or cannot be read
    .why = place or technical details: { $message }
    .effect = it is not known which office to count for; nothing was made
    .fix = name the office's folder after -C, or make a new one: spraw init FOLDER; if the file is there, save it as UTF-8
C102 = there is no column mapping
    .why = the folder mapowania holds no .toml file
    .effect = it is not known how to read the exports; nothing was made
    .fix = add a file mapowania/eksporty.toml
C103 = unknown name “{ $name }”
    .why = known names: { $known }
    .effect = nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
C104 = a file cannot be read
    .why = technical details: { $message }
    .effect = nothing was made
    .fix = save the file as UTF-8 (Notepad: Save as…, encoding UTF-8) and check your rights to it
C105 = unknown option or value: { $name } = { $value }
    .why = { $kind ->
        [name] options of the return “{ $form }” in its edition of { $edition }: { $known }
        [int] the value of “{ $name }” is a whole number
        [bool] the value of “{ $name }” is true or false
        [date] the value of “{ $name }” is a day, for example 2025-03-31
       *[word] values of “{ $name }”: { $values }
    }
    .effect = nothing was made
    .fix = correct the entry in spraw.toml or in the command{ $nearest ->
        [none] {""}
       *[other] ; the nearest word: “{ $nearest }”
    }
C106 = it is not known where to take table “{ $table }” from
    .why = the return uses it, and no mapping fills it
    .effect = nothing was made
    .fix = add a [[source]] for it in the folder mapowania, or name it in absent in spraw.toml if the office keeps no such records
C107 = return “{ $name }” does not exist for { $period }
    .why = no edition of the template is in force yet in that period
    .effect = nothing was made
    .fix = choose a later period or add an edition
C108 = return “{ $name }” is not made for { $period }
    .why = it is made for other periods, such as: { $known }
    .effect = nothing was made
    .fix = give a period such as: { $known }
C109 = unreadable line of manual values: { $message }
    .why = { $fault ->
        [text] the text of the file cannot be read: { $found }
        [header] the first line is { $known }
        [fields] the line has { $count } fields, and must have seven: { $known }
        [period] field period: “{ $found }” is not a period
        [no-value] field value is empty
        [value] field value: “{ $found }” is not a number
        [who] field who is empty
       *[why] field why is empty
    }
    .effect = nothing was made
    .fix = { $fault ->
        [text] save the file as csv with semicolons and close the quotes
        [header] write { $known } in the first line
        [fields] complete the line
        [period] write 2025, 2025-H1, 2025-Q3 or 2025-07
        [no-value] enter a number or remove the line: a cell without a line stays empty
        [value] enter the number alone, for example 1200,50
        [who] enter who gave the value
       *[why] enter where the value is from
    }
C110 = option “{ $found }” is not name=value
    .why = an option is given with its value, with an equals sign and no spaces
    .effect = nothing was made
    .fix = write for example --option basis=decyzja
C111 = “{ $found }” is not a period
    .why = a period is a year, a half-year, a quarter or a month
    .effect = nothing was made, not for the other periods of this command either
    .fix = { $meant ->
        [none] write 2025, 2025-H1, 2025-Q3 or 2025-07
       *[other] if that period was meant, write { $meant }; others are written so: 2025, 2025-H1, 2025-Q3, 2025-07
    }
C112 = “{ $found }” is not a range of years such as 2024..2025
    .why = it needs two years from 2000 to 2100, the earlier first
    .effect = nothing was made
    .fix = write for example --years 2024..2025
C113 = manual data name cell { $cell }, which is not entered by hand
    .why = { $fault ->
        [section] the return has no section “{ $name }”; sections: { $known }
        [row] section { $section } has no row “{ $name }”; rows: { $known }
        [column] section { $section } has no column “{ $name }”; columns: { $known }
       *[counted] the cell is in the return, but the program counts it
    }
    .effect = nothing was made
    .fix = { $fault ->
        [counted] remove the line; the number is mended in the data it is counted from (spraw explain shows them)
       *[other] { $nearest ->
            [none] choose a name of the list or remove the line
           *[other] mend the name; the nearest: “{ $nearest }”
        }
    }
C114 = it is not known what this template file is
    .why = the folder wzory holds tables/*.toml, views/*.toml, lists/*.csv, parameters/*.csv, quantities/*.toml, indicators/*.toml, strategies/*.toml, collation/*.toml, calendar/holidays.csv, <return>/<YYYY-MM-DD>/*.toml and <return>.toml
    .effect = the file would be passed over; nothing was made
    .fix = move it to its folder, or remove it
C115 = “{ $found }” is no TERYT code
    .why = the code of a gmina has seven digits and stands in file names
    .effect = nothing was made
    .fix = write seven digits, for example teryt = "0862011"
C116 = another run is at work in this office's folder
    .why = file { $message } is locked{ $known ->
        [yes] {": "}{ $holder } (computer, number of the process, since when, command)
       *[no] {""}
    }
    .effect = nothing was made
    .fix = wait until it has ended and run again
C117 = it is not known for which period
    .why = no deadline of the templates falls on { $day }
    .effect = nothing was made
    .fix = { $period ->
        [none] say --period, for example --period 2025-H1
       *[other] say --period; the newest ended period of "{ $form }" is --period { $period }
    }
C119 = the office makes no return for { $period }
    .why = no template in force then has a variant for periods of this length and the office's roles, or the mapping does not fill the tables that it reads
    .effect = nothing was made
    .fix = say the return's name (spraw check mrpips-03 --period { $period }), and the program says what it lacks; when the period has the wrong length say another, for example 2025-H1 or 2025
C120 = this folder is not empty
    .why = the files in it could be replaced by invented ones
    .effect = nothing was made
    .fix = name a new folder
C121 = a file of manual values belongs to no return
    .why = the file is named after its return, for example dane-reczne/mrpips-03.csv; strategies have wskazniki.csv, zadania.csv and finanse.csv
    .effect = its values would be passed over; nothing was made
    .fix = mend the file's name, or remove it
C122 = a value entered by hand does not fit cell { $cell }: { $value }
    .why = { $fault ->
        [negative] it is negative
        [part] it is a fraction, and this cell counts whole persons, families, decisions, benefits or contracts
       *[decimals] { $decimals ->
            [0] it has decimals, and the cell prints a whole number
            [one] it has more decimals than the one that the cell prints
           *[other] it has more decimals than the { $decimals } that the cell prints
        }
    }
    .effect = nothing was made
    .fix = { $fault ->
        [decimals] enter the value as it is to be printed: the program does not round numbers that somebody answers for
       *[other] mend the value
    }
C123 = the same cell is entered by hand twice: { $cell }
    .why = which of the values is right is not known
    .effect = nothing was made
    .fix = keep one line
C124 = table “{ $table }” is mapped, and spraw.toml says that the office keeps none
    .why = whether its records count is not known
    .effect = nothing was made
    .fix = take the table out of absent, or its [[source]] out of mapowania/
C131 = there is no built-in mapping "{ $name }"
    .why = there are: { $known }
    .effect = nothing was done
    .fix = { $nearest ->
        [none] choose a name from the list or take it out of use
       *[other] perhaps "{ $nearest }" was meant
    }
C132 = a wrong line in poprawki.csv: { $message }
    .why = a line is table;record;column;was;becomes;reason;who;date: a table and column that spraw template show lists, the record's key, what the export says, what is right, the reason, who and when
    .effect = nothing was done
    .fix = mend the line
C125 = a waiver fits no record that could be set aside: “{ $found }”
    .why = expected: { $known }
    .effect = nothing was made
    .fix = mend the [[waiver]]
C126 = { $what ->
    [file] the file of explanations cannot be read: { $found }
    [column] the file of explanations has no column “{ $found }”
    [empty] an explanation lacks a value: { $found }
    [until] in an explanation “{ $found }” is no day
   *[fingerprint] in an explanation “{ $found }” is no fingerprint
 }
    .why = the first line names the columns rule (or code), record, reason, who, until, fingerprint, in any order; only until may be empty; a day is 31.12.2025 or 2025-12-31, a fingerprint 3fa4-00c1-9e27
    .effect = nothing was made
    .fix = copy rule, record and fingerprint from findings.csv, add reason and who
C127 = the record has changed since it was explained: { $rule }, { $record }
    .why = other values decide now: fingerprint { $now }
    .effect = the finding is open again
    .fix = look at the record; if the explanation still holds, enter the new fingerprint, else remove the line
C128 = an explanation has expired on { $until }: { $rule }, { $record }
    .why = that day is before the end of the period
    .effect = the finding is open again
    .fix = mend the record or enter a later day (until)
C129 = an explanation is of no finding: { $rule }, { $record }
    .why = there is no such finding in this period: the record was mended, belongs to another period, or this is a slip
    .effect = none
    .fix = remove the line when it is no longer needed
C133 = this mapping is there already
    .why = spraw inspect replaces nothing
    .effect = nothing was written
    .fix = rename the file or remove it, and repeat the command; without --write the proposal is on the screen
C134 = the table “{ $table }” has a mapping already
    .why = with a second one every record would be read twice
    .effect = nothing was written
    .fix = mend the one that is there, or remove this [[source]] from it and repeat the command
C135 = there is nothing to write
    .why = no file fits one table well enough to propose it
    .effect = nothing was written
    .fix = give the files that belong together at once, or name the table with --table
C160 = the name of the file is none of those that the shipped mapping “{ $mapping }” reads: { $names }
    .why = a mapping knows its files by their names
    .effect = nothing was written: the file would not be read
    .fix = rename the file and repeat the command
C136 = return “{ $name }” is no longer made for { $period }
    .why = it was in force until { $until }, and the period begins later
    .effect = nothing was made
    .fix = choose an earlier period; if the return was brought back, add a new edition of the template
C137 = this office does not send return “{ $name }”
    .why = it is sent by offices in the role of: { $roles }; spraw.toml says: { $own }
    .effect = nothing was made
    .fix = choose another return (spraw template list), or add the role to roles in spraw.toml
C138 = cell { $cell } is of { $period }, and is entered there
    .why = the column shows that period and takes the value that was entered for it
    .effect = nothing was made
    .fix = in this line write period { $period } and column { $own }
C139 = “{ $found }” cannot be the name of a return
    .why = the name stands in names of files and in commands
    .effect = nothing was written
    .fix = choose a name of small letters, digits and dashes that begins with a letter, such as homeless-2025
C140 = return “{ $name }” is there already
    .why = template new replaces nothing
    .effect = nothing was written
    .fix = choose another name, or change the template that is there
C141 = no table to fill in is seen in this file
    .why = a table has the titles of one column or more in one row, and rows with names below
    .effect = nothing was written
    .fix = open the file and see whether the table is in a visible sheet; a template can also be written from nothing (manual, 17)
C142 = { $found ->
    [none] example: the return has no cell { $cell }
   *[other] example: cell { $cell } comes out as { $found }, on paper it is { $expected }
 }
    .why = one of the two is wrong: the template, or what was worked out on paper
    .effect = none: an example changes nothing
    .fix = work the cell out once more; when the paper is right, change the template
C143 = return “{ $name }” has no example
    .why = an example is a few records and the cells that they give, worked out by hand
    .effect = nothing was compared
    .fix = write the records to przyklady/{ $name }/<table>.csv (the headers are the table's columns, semicolons), and the cells to pola.csv: period;section;row;column;value
C144 = unreadable line of an example: { $message }
    .why = the first line is period;section;row;column;value, each of the others has these five fields, such as 2025-H1;1;2;1;15
    .effect = nothing was compared
    .fix = complete the line
C145 = there is no strategy “{ $name }”
    .why = strategies: { $known }
    .effect = nothing was made
    .fix = { $nearest ->
        [none] take a name from the list, or write the strategy in wzory/strategies/
       *[other] did you mean “{ $nearest }”?
    }
C146 = a strategy is looked at in a year, and { $period } is none
    .why = indicators have yearly values
    .effect = nothing was made
    .fix = give a year, such as --period 2025
C147 = { $kind ->
    [header] the first line of a strategy's data is not the header of the file
    [year] the year “{ $found }” of a strategy's data is no year
    [value] “{ $found }” in a strategy's data is no number
    [fraction] “{ $found }” in a strategy's data is no whole number, and there are no parts of persons, families and contracts
    [day] “{ $found }” in a strategy's data is no day
    [who] a line of a strategy's data does not say who or why
    [coverage] “{ $found }” (reported, expected) in a strategy's data does not say how many units reported of how many
    [score] the score “{ $found }” of a task is no number from 1 to 7
   *[other] an unreadable line of a strategy's data: { $found }
 }
    .why = { $kind ->
        [header] the header of this file is { $found }; semicolons divide the fields
        [year] a year has four digits, for example 2025
        [value] a number is written in digits, with a comma before decimals: 1234,5
        [fraction] the measure counts what is whole
        [day] a day looks like 2026-01-15
        [who] who says who entered the value, and why where it was taken from; both are needed
        [coverage] both fields are numbers, and reported is not more than expected; or both are empty
        [score] the scale of a task's progress has seven steps
       *[other] the file cannot be read there
     }
    .effect = nothing was made
    .fix = mend that field, and save the file as csv with semicolons
C148 = a strategy's data name something that is not there: “{ $name }”
    .why = names: { $known }
    .effect = nothing was made
    .fix = { $nearest ->
        [none] mend the name or remove the line
       *[other] did you mean “{ $nearest }”?
    }
C149 = the same was entered twice: { $found }
    .why = nobody knows which number is right
    .effect = nothing was made
    .fix = leave one of these lines
Q101 = cell { $cell } has no SQL
    .why = there is no way to say in SQL: { $what }
    .effect = the cell is counted and printed as always; only its query is missing
    .fix = write the formula or expression in another way
Q102 = return { $form } has no cell "{ $name }"
    .why = a cell is named as on the form: section/row/column; cells of this period and office: { $known }
    .effect = nothing was printed
    .fix = { $nearest ->
        [none] mend the name of the cell
       *[other] similar: { $nearest }
    }
Q103 = cell { $cell } { $state ->
        [blocked] is blocked ("X")
       *[other] is entered by hand
    }
    .why = { $state ->
        [blocked] the form counts nothing there
       *[other] its value comes from no records
    }
    .effect = nothing was printed
    .fix = name a cell that is counted
Q104 = for which period should return { $form } be counted
    .why = no period of this return has ended yet
    .effect = nothing was printed
    .fix = give --period, for example 2025-H1
Q105 = the folder for the tables is not empty
    .why = files that are in it could be replaced
    .effect = nothing was written
    .fix = name a new folder
C155 = the measure “{ $name }” was entered, and no indicator of any strategy reads it
    .why = it is in the catalogue, but the strategies of the office have no indicator that is made of it
    .effect = the number will not be seen anywhere
    .fix = look whether this measure was meant (spraw template show NAME), or leave the entry for later
C156 = a strategy's data were entered for { $year }, which nobody will look at
    .why = the years that can be seen are { $first }–{ $last }
    .effect = nothing was made
    .fix = mend the year or delete the line
C157 = the strategy “{ $name }” begins in { $first }: { $year } cannot be judged
    .why = values from before a strategy are where it starts from, not what it reached
    .effect = nothing was made
    .fix = give a year of the strategy as --period; since shows earlier years
C158 = there is no district “{ $name }”
    .why = persons and families have these: { $known }
    .effect = nothing was done
    .fix = { $nearest ->
        [none] choose a name of the list; --unit all lays all of them side by side
       *[other] was “{ $nearest }” meant?
    }
C159 = in the exports of { $period } no person and no family has a district
    .why = { $strays ->
        [0] a district is read from the column district of the tables persons and families; the mapping lacks it, or it is empty
       *[other] none of the names in the column district ({ $strays }) is in the list wzory/lists/district.csv
    }
    .effect = nothing was done: the city's number is not a district's
    .fix = { $strays ->
        [0] add for example district = "Dzielnica" to the mapping of persons or families; one of the two is enough
       *[other] add these names to the list, or remove it
    }
C150 = values entered by hand are of the period { $found }, which the return “{ $name }” does not have
    .why = { $fault ->
        [year] the year is far later than the period { $period } for which the return is made
       *[kind] it is made for periods like: { $known }
    }
    .effect = nothing was made: the value would get into no cell
    .fix = { $fault ->
        [year] correct the year in the field period
       *[kind] correct the field period, for example to { $known }, or remove the line
    }
C151 = { $count ->
        [one] a return was made before the version that it is compared with: { $names }
       *[other] returns were made before the version that they are compared with: { $names }
    }
    .why = in brackets is the version it was compared with; there is a newer one now
    .effect = the returns that were made have not changed, but they may no longer agree
    .fix = make them again: { $commands }
C165 = the calendar lacks { $count ->
    [one] { $count } deadline
   *[other] { $count } deadlines
 } of the office in { $year }: { $names }
    .why = it has deadlines of these returns for other periods, and none for these; those of other voivodeships and units are not for the office
    .effect = the deadline is the template's rule, which the voivode may have changed
    .fix = add the deadline to wzory/calendar/terminy.toml ([[term]] with return, part, years, due and source)
C166 = nobody can tell how to write the calendar "{ $found }"
    .why = the name of the file says which form it has
    .effect = nothing was written
    .fix = give a name that ends with .csv, .xlsx or .ics
C167 = { $kind ->
    [return] edition { $names } of the template "{ $form }" is checked until { $until }, and the period { $period } ends later
    [parameter] rates and terms that "{ $form }" stands on are checked until { $until }, and the period { $period } ends later: { $names }
   *[free_days] the free days by which "{ $form }" counts working days are checked until { $until }, and the period { $period } ends later
 }
    .why = { $source }
    .effect = { $kind ->
        [return] the layout and the rules that were applied may have changed since that day
        [parameter] cells and rules that read them may be counted by old rates or not at all
       *[free_days] a term in working days, or one moved from a free day, may be another
    }
    .fix = check the law: if it has not changed, add to wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) { $kind ->
        [parameter] a line for each of these names, for example
       *[other] the line
    } { $line };YYYY-MM-DD;YYYY-MM-DD;how it is known; if it has, add a new edition or new rates to the templates; a newer release of the program may have them
C168 = { $kind ->
    [return] edition { $names } of the template "{ $form }" is checked until { $until }, and the period { $period } ends later
    [parameter] rates and terms that "{ $form }" stands on are checked until { $until }, and the period { $period } ends later: { $names }
   *[free_days] the free days by which "{ $form }" counts working days are checked until { $until }, and the period { $period } ends later
 }
    .why = { $source }; spraw.toml says to refuse then ([law] beyond = "refuse")
    .effect = nothing was made
    .fix = check the law: if it has not changed, add to wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) { $kind ->
        [parameter] a line for each of these names, for example
       *[other] the line
    } { $line };YYYY-MM-DD;YYYY-MM-DD;how it is known; if it has, add a new edition or new rates to the templates; beyond = "warn" does not refuse, but tells of it and ends with code 1
C169 = today is { $day }, and the law that these returns stand on is checked until { $until }: { $names }
    .why = the periods of these returns end before
    .effect = their numbers do not change; the next period will be beyond that day
    .fix = check next year's law: spraw check --today { $day } tells what it is about
C170 = on { $day } this will be past the day until which it is checked: { $kind ->
    [return] templates ({ $forms }), checked until { $until }
    [parameter] rates and terms ({ $names }), checked until { $until }
    [free_days] free days, checked until { $until }
   *[terms] deadlines of the calendar and the templates, checked until { $until }
 }
    .why = { $source }
    .effect = { $kind ->
        [return] { $beyond ->
            [refuse] returns of periods that end later will not be made
           *[warn] returns of periods that end later will be made with the error C167 and code 1
        }
        [terms] deadlines after that day are by rule and may have changed
       *[other] { $beyond ->
            [refuse] these returns, which read them, will not be made for later periods: { $forms }
           *[warn] these returns, which read them, will be made for later periods with the error C167 and code 1: { $forms }
        }
    }
    .fix = check the law and add a line to wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source), a new edition to wzory/, or install a newer release of the program
C171 = { $count ->
    [one] { $count } deadline falls
   *[other] { $count } deadlines fall
 } after { $until }, until which the calendar is checked
    .why = { $source }
    .effect = the deadlines are by rule, which may have changed
    .fix = when the letter with the deadlines comes, add them to wzory/calendar/terminy.toml; when they are checked, add to wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) the line terms;;;YYYY-MM-DD;YYYY-MM-DD;how it is known
C172 = there is nothing to compare edition { $edition } of the template "{ $form }" with
    .why = this edition is in force for { $period }, and the office's wzory/ has neither another one nor amended files of it
    .effect = nothing was counted
    .fix = write the new edition as wzory/{ $form }/YYYY-MM-DD/, or name another one with --edition
C173 = a trial of a template cannot be written as "{ $found }"
    .why = a trial is written as csv
    .effect = nothing was counted and nothing written
    .fix = give a name that ends with .csv
C174 = there is no such day: { $found }
    .why = { $last ->
        [none] a day is written YYYY-MM-DD, for example 2026-01-20
       *[other] the last day of that month is { $last }
    }
    .effect = nothing was done
    .fix = { $last ->
        [none] correct the day
       *[other] correct the day, for example to { $last }
    }
C175 = there are two offices in one folder: { $names }
    .why = the command reads spraw.toml of { $folder }, not that one
    .effect = exports, templates and results of that office are not read
    .fix = if that one was meant, name its folder with -C; move or remove a copy of spraw.toml, and keep offices in folders beside one another
C176 = the day { $found } cannot be today
    .why = years from { $first } to { $last } are taken; in another year the office has no deadline
    .effect = nothing was done
    .fix = correct the year in --today
C177 = there is no calendar for the year { $found }
    .why = a calendar is made for the years from { $first } to { $last }
    .effect = nothing was done
    .fix = { $meant ->
        [none] correct the year in --year
       *[other] write --year { $meant }
    }
C178 = the zone "{ $found }", named by the variable TZ, is not on this computer
    .why = its name has a slip, or the package tzdata (/usr/share/zoneinfo) is missing
    .effect = the clock counts in the zone of the computer or in UTC; near midnight it may be another day in Poland
    .fix = set TZ=Europe/Warsaw and install tzdata; for a trial say the day in --today
C179 = looked up in the future: { $found }
    .why = today is { $day }, and the column checked says when the law was looked up
    .effect = the line holds, and nobody can tell who looked it up, and when
    .fix = correct the day in checked
