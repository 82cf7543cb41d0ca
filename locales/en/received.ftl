# V: forms received from other systems and units: verify and collate.
help-spraw-verify = Runs a form's rules over a form that any system filled
help-spraw-verify-files = Filled forms: the cell csv or workbook of spraw, or a table section;row;column;value (csv, xlsx)
    .value = FILE
help-spraw-verify-form = The return, when the file does not name it, such as mrpips-03
    .value = RETURN
help-spraw-verify-period = The period, when the file does not say it, such as 2025-H1
    .value = PERIOD
help-spraw-verify-edition = First day of an edition of the form (else the one that the file says, else the one in force)
    .value = YYYY-MM-DD
help-spraw-verify-rules = One more rule, as it is printed: "Dz. 2: w. 1 = w. 2+3"; may be repeated
    .value = RULE
summary-verified = { $file }: { $form } { $period }, edition { $edition }, { $unit ->
    [none] the file does not say whose
   *[other] unit { $unit }
 }: cells with a value { $cells }; rules: passed { $passed }, errors { $failed }, warnings { $warnings }, not applicable { $skipped }, could not run { $open }; findings about the file: errors { $data_errors }, warnings { $data_warnings }
V101 = the file cannot be opened
    .why = { $kind ->
        [missing] there is no such file
        [folder] it is a folder and not a file
        [denied] the system does not let it be read
       *[other] technical details: { $message }
    }
    .effect = nothing of this file was taken
    .fix = check the name of the file and the rights to it
V102 = the file holds no form that spraw can read
    .why = it is no cell csv and no workbook of a return written by spraw, and no row has the titles of a table of cells
    .effect = nothing was verified
    .fix = save the values as a table with the titles { $known } (section, row, column, value, in any order), a row a cell
V103 = it is not known which return this is
    .why = the file does not name the return, and the command has no --form
    .effect = nothing was verified
    .fix = add --form, such as --form mrpips-03 (names: spraw template list)
V104 = it is not known for which period this is
    .why = { $found ->
        [none] the file does not say the period, and the command has no --period
       *[other] the file says the period “{ $found }”, which is no period of a return, and the command has no --period
    }
    .effect = nothing was verified
    .fix = add --period, such as --period 2025-H1
V105 = { $what ->
    [form] the file is of another return: { $found }
    [unit] one file holds the returns of several units: { $found }
    [edition] one file holds values of several editions of the return: { $found }
    [version] one file holds values of several versions of the return: { $found }
   *[period] the file is of another period: { $found }
 }
    .why = { $asked ->
        [none] there are two forms in one file
       *[other] the command says: { $asked }
    }
    .effect = nothing was verified
    .fix = { $asked ->
        [none] divide the file: one form in one file
       *[other] correct the command or give the right file
    }
V106 = { $kind ->
    [fits] the cells of the file fit another edition of the form: { $found }
   *[other] the file is of another edition of the form: { $found }
 }
    .why = { $kind ->
        [fits] of the { $cells } cells of the file edition “{ $edition }” has { $own }, and edition “{ $found }” (from { $day }) { $other }
        [asked] the command names the edition “{ $edition }”
       *[said] for { $period } the edition “{ $edition }” is in force
    }
    .effect = { $kind ->
        [fits] the rules of edition “{ $edition }” were used
        [asked] the rules of edition “{ $edition }” were used
       *[said] { $known ->
            [yes] the rules of edition “{ $found }” were used
           *[no] there is no such edition here: the rules of edition “{ $edition }” were used
        }
    }
    .fix = { $kind ->
        [fits] when the form is of that edition, add --edition { $day }
       *[other] when the return must be in the edition in force, copy it to the new form
    }
V107 = { $kind ->
    [section] the file does not have section { $section } (cells: { $count })
    [absent] section { $section } lacks cells: { $count } of { $of }
   *[empty] section { $section } has cells without a value: { $count } of { $of }
 }
    .why = cells: { $cells }
    .effect = missing is not zero: rules that read these cells cannot run or do not apply
    .fix = { $kind ->
        [empty] where zero is meant, enter 0
       *[other] add the missing cells; where zero is meant, enter 0
    }
V108 = { $part ->
    [section] the form has no section “{ $name }”
    [row] section { $section } has no row “{ $name }”
    [column] section { $section } has no column “{ $name }”
   *[cell] the form has no cell { $name }
 } (values in the file: { $count })
    .why = { $known ->
        [none] section, row and column are there, but with these options the cell is not printed
       *[other] there are: { $known }
    }
    .effect = these values were not verified
    .fix = { $nearest ->
        [none] correct the number or remove the row; when the file is of another edition of the form, say it with --edition
       *[other] correct the number; the nearest: “{ $nearest }”
    }
V109 = cell { $cell } has no number: “{ $found }”
    .why = { $kind ->
        [dot] a dot before three digits may part thousands or a fraction; nobody but the author knows which
       *[other] a cell takes a number alone, such as 1234,56; X stands in blocked cells only
    }
    .effect = the cell is without a value
    .fix = { $kind ->
        [dot] enter the number without a dot, with a comma before its fraction, if it has one
       *[other] enter a number, and move remarks elsewhere
    }
V110 = { $value } stands in the blocked cell { $cell }
    .why = the form prints X there
    .effect = the value is part of no rule and no sum
    .fix = remove the value or move it to the right cell
V111 = cell { $cell } is in the file twice: “{ $first }” and “{ $second }”
    .why = it is not known which value is right
    .effect = the cell is without a value
    .fix = leave one row
V112 = the return “{ $name }” has no edition from { $found }
    .why = its editions begin: { $known }
    .effect = nothing was made
    .fix = { $nearest ->
        [none] give one of these days in --edition
       *[other] give one of these days in --edition; the nearest: { $nearest }
    }
V113 = { $value } stands in cell { $cell }, where the form prints fewer decimals
    .why = { $decimals ->
        [0] the unit is { $unit }: the form prints whole numbers
       *[other] the unit is { $unit }: there are { $decimals } decimals
    }
    .effect = the rules were run on the value of the file
    .fix = round the value as the form prints it
V114 = a negative number stands in cell { $cell }: { $value }
    .why = the unit is { $unit }: there are none below zero
    .effect = the rules were run on the value of the file; sums that read it come out too small
    .fix = correct the value of cell { $cell }; what corrects an earlier period belongs into the correction of that return
V115 = sections { $sections } were not verified
    .why = units of another role (gmina, powiat) fill them, and the file has no value in them
    .effect = nor were the rules that read them
    .fix = when the unit must fill them, add the cells to the file
V117 = the file is of another unit: { $unit }
    .why = this folder is of the office { $own }
    .effect = rules that compare with other returns and periods cannot run or do not apply
    .fix = nothing, when it is the form of another unit
help-spraw-collate = Puts the returns of many units together, says who is missing and whom to ask
help-spraw-collate-form = The return, such as przemoc
    .value = RETURN
help-spraw-collate-files = Forms of units or folders of them: cell csv, workbooks, tables of cells, a table with a row a unit
    .value = FILE
help-spraw-collate-period = The period, such as 2025-H1
    .value = PERIOD
help-spraw-collate-units = The units that must send the return: csv teryt;nazwa, also dzień;wersja;mieszkańcy
    .value = LIST.csv
help-spraw-collate-to = The folder to make (else wyniki/PERIOD/zestawienie-RETURN/)
    .value = DIR
help-spraw-collate-group = Only the units of this group of a wide table, such as a voivodeship
    .value = GROUP
help-spraw-collate-edition = First day of an edition of the form (else the one in force)
    .value = YYYY-MM-DD
summary-collated = { $form } { $period }: { $unchanged ->
    [yes] unchanged, the collation is in { $folder }
   *[no] the collation was written to { $folder }
 } (units: { $collected } of { $units }, missing: { $missing }, late: { $late }, files left out: { $left_out }; incomplete cells: { $incomplete }; rules of the collation: passed { $passed }, errors { $failed }, warnings { $warnings }; errors of rules in units: { $unit_failed }; outliers: { $outliers }; queries: { $queries })
summary-printed-sums = printed sums: groups { $groups }, cells compared { $cells }, different { $differ }
V150 = { $kind ->
    [none] the file does not say whose return it is
   *[several] one file holds the returns of several units: { $found }
 }
    .why = { $kind ->
        [none] it has no number of a unit, and its name has no number of the list of units
       *[several] each unit must have its own file
    }
    .effect = the file was not collated
    .fix = { $kind ->
        [none] add a column teryt, or name the file by a number of the list of units
       *[several] divide the file
    }
V151 = two different files of one unit and version: { $unit }{ $version ->
    [none] {""}
   *[other] , version { $version }
 }
    .why = cells that differ: { $count }; the first: { $values }
    .effect = nothing was collated
    .fix = leave the file that the unit sent last
V152 = unit { $unit } has several versions: { $version } was taken
    .why = other versions: { $others }
    .effect = the collation has the values of version { $version }
    .fix = nothing, when it is the right one; the column wersja of the list of units names another
V153 = the return of a unit is of another edition of the form: { $found }
    .why = the collation is of edition “{ $edition }”{ $known ->
        [no] , and there is no such edition here as the file says
       *[yes] {""}
    }
    .effect = { $kind ->
        [fits] all its cells are in this edition too: the file was collated
       *[left] this edition does not have its cells ({ $count }): { $cells }; the file was not collated
    }
    .fix = ask the unit for the return in the edition in force
V154 = { $kind ->
    [file] there is no list of units
    [text] the list of units cannot be read: { $found }
    [header] the list of units has no titles with a column teryt
    [unit] a line of the list of units has no number of a unit
    [twice] unit { $found } is on the list twice
    [day] “{ $found }” is no day
    [voivodeship] “{ $found }” is no number of a voivodeship (two digits of TERYT, e.g. 06)
   *[inhabitants] “{ $found }” is no number of inhabitants
 }
    .why = the list has the columns { $known }; the first two are enough
    .effect = nothing was collated
    .fix = correct the list of units
V155 = a unit is not on the list: { $name }
    .why = the list says whose returns are collated
    .effect = its file was not collated
    .fix = { $nearest ->
        [none] add the unit to the list or remove the file
       *[other] add the unit to the list or correct the number in the file; the nearest: { $nearest }
    }
V156 = returns of units are missing: { $count } of { $of }
    .why = on the list and without a file: { $units }
    .effect = the collation is without them
    .fix = ask for them; zapytania.csv has the list
V157 = returns after the deadline: { $count } of { $of }
    .why = the day on the list is after the deadline ({ $days }; of the calendar, else of the form): { $units }
    .effect = they are in the collation
    .fix = nothing, when the days on the list are right
V158 = there is nothing to collate
    .why = no file can go into the return { $form } of { $period }: other returns { $forms }, other periods { $periods }, units that are not listed { $unlisted }, other files { $others }
    .effect = nothing was collated
    .fix = check the return, the period, the folder of the files and the list of units
V159 = left out: { $why ->
    [no-form] files without a form
    [form] other returns
    [period] returns of another period
    [version] older versions
   *[other] files
 } ({ $count })
    .why = { $why ->
        [no-form] they lie in the folder beside the returns
        [version] the same unit has a newer version, or the list names one
       *[other] one return of one period is collated
    }
    .effect = they are not in the collation
    .fix = nothing, when this is meant
V161 = the folder is not empty and holds something else than this collation
    .why = a finished collation is never changed
    .effect = nothing was written
    .fix = give another folder in --to
V162 = sums printed in the table are not the sums of the units: { $count } of { $cells }
    .why = printed and collated: { $first }
    .effect = the collation has the sums of the units
    .fix = settle the differences with whoever made the table; all are listed below and in manifest.json
V163 = it is not known what a row of the table is: “{ $found }”
    .why = column { $column } says what a row is; known: { $known }
    .effect = the row was not collated
    .fix = add the word to the mapping of the table (collation/)
V164 = returns of units have wrong values; units: { $count }
    .why = text in the place of a number, a cell twice, a cell that the form does not have, or a value in a blocked cell; the first: { $first }
    .effect = these values are not in the collation
    .fix = ask the units: zapytania.csv has the cells and reasons
V165 = unit { $unit } has no version { $wanted }, which the list names
    .why = the newest of its files: { $version }
    .effect = version { $version } was taken
    .fix = obtain the version of the list, or correct the list
V166 = rows of sections { $sections } that come from a unit's data were not collated
    .why = each unit has other rows there
    .effect = the collation has the rows in common alone
    .fix = nothing
more-cells = … and { $count } more
V118 = { $kind ->
    [empty] the rule is empty
    [sign] the sign “{ $found }” is no part of a rule
    [no-comparison] the rule compares nothing
    [two-comparisons] the rule compares twice
    [row-or-column] it is not known whether “{ $found }” is a row or a column
    [section] it is not known of which section the row or column “{ $found }” is
    [open] a bracket is not closed
    [close] a bracket was not opened
    [deep] too many brackets in brackets
    [name] no number follows the word “w.”, “kol.” or “Dz.”
    [word] unknown word “{ $found }”
    [end] the rule ends with a sign
    [both] the rule has check and printed
    [place] something else than section, row or column stands before the colon
   *[cell] “{ $found }” is no cell and no sign that is wanted here
 }
    .why = a rule looks like: Dz. 1: w. 1 = w. 2+4+(42-43), or Dz. 1, w. 1, kol. 2 = Dz. II, w. 5, kol. 2 + kol. 4
    .effect = nothing was verified
    .fix = { $kind ->
        [no-comparison] add =, >= or <= and the other side
        [two-comparisons] make two rules of it
        [row-or-column] write w. { $found } or kol. { $found }
        [section] add the section, such as Dz. 1:
        [sign] use +, −, brackets and a comparison
        [both] leave one of them
       *[other] { $nearest ->
            [none] correct the rule there
           *[near] correct the rule there; a word like it: “{ $nearest }”
        }
    }
V119 = { $part ->
    [section] the form has no section “{ $name }”
    [row] section { $section } has no row “{ $name }”
   *[column] section { $section } has no column “{ $name }”
 }
    .why = there are: { $known }
    .effect = nothing was verified
    .fix = { $nearest ->
        [none] correct the number in the rule
       *[other] correct the number in the rule; the nearest: “{ $nearest }”
    }
V167 = sections { $sections } are in no return
    .why = no unit gave a single value there
    .effect = they are empty in the collation, and their rules were not run
    .fix = when units must fill them, ask for them; nothing, when it is a working layout that nobody sends
V168 = no unit is of the group “{ $name }”
    .why = { $known ->
        [none] these files do not say of which group a unit is
       *[other] there are the groups: { $known }
    }
    .effect = nothing was collated
    .fix = { $known ->
        [none] remove --group: only tables in which a column says where a unit is from have groups
       *[other] { $nearest ->
            [none] give one of them in --group; large and small letters are the same
           *[other] correct the name; the nearest: “{ $nearest }”
        }
    }
V169 = the return of unit { $unit } is there twice
    .why = the version is the same, and so is every cell
    .effect = one of them was taken; the other adds nothing
    .fix = nothing, when it is a copy; when one was to be a correction, or is another unit’s, ask for the right one
