# T: templates. E: evaluation. K: control. W: writing.
T101 = a .toml file is written wrongly
    .why = { $kind ->
        [twice] this key or this part stands in the file a second time
       *[spelling] technical details: { $message }
    }
    .effect = the file cannot be used; nothing was made
    .fix = { $kind ->
        [twice] leave one; in a list look at the headings above: each item begins with its own in double brackets, such as [[source]]
       *[spelling] correct the spelling at this place; check quotes, brackets and commas
    }
T102 = unknown key “{ $key }”
    .why = known here: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a key from the list, or remove the line
       *[other] correct the key; the nearest: “{ $nearest }”
    }
T103 = key “{ $key }” is missing
    .why = this key is compulsory
    .effect = the file cannot be used; nothing was made
    .fix = add it at this place
T104 = a value of another kind
    .why = it is: { type-found }, it should be: { type-expected }
    .effect = the file cannot be used; nothing was made
    .fix = correct the value; a text stands in quotes, a number and true or false without
T105 = unknown type “{ $found }”
    .why = known types: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = choose a type from the list
T106 = name “{ $name }” stands twice
    .why = every name may stand here only once
    .effect = the file cannot be used; nothing was made
    .fix = rename one of them
T107 = unknown word “{ $found }”
    .why = allowed: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = choose a word from the list
T110 = code “{ $code }” stands twice in list “{ $list }” at one time, or with different groups
    .why = a code has one meaning on one day, and always the same groups
    .effect = the file cannot be used; nothing was made
    .fix = part the dates or make the groups the same
T111 = unreadable line of a list, of parameters or of holidays
    .why = technical details: { $message }
    .effect = the file cannot be used; nothing was made
    .fix = correct the line; it must have as many fields, parted by semicolons, as there are headers
T112 = “{ $found }” is not a day
    .why = { $last ->
        [none] a date is written YYYY-MM-DD here, for example 2025-12-31
       *[other] the last day of that month is { $last }
    }
    .effect = the file cannot be used; nothing was made
    .fix = correct the date
T113 = “{ $found }” is not a parameter's value
    .why = a value is a bare number, for example 1000,00; its unit stands in the column unit
    .effect = the file cannot be used; nothing was made
    .fix = correct the number; it has at most two decimals
T114 = “{ $found }” is not the rule of a day free of work
    .why = a free day is MM-DD, for example 12-24, or a number of days after Easter, for example easter+60
    .effect = the file cannot be used; nothing was made
    .fix = correct the column rule
T201 = there is no column “{ $name }”
    .why = columns: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T202 = there is no name “:{ $name }”
    .why = names that may follow a colon: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T203 = code “{ $code }” is not in list “{ $list }”
    .why = codes: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a code from the list
       *[other] correct the code; the nearest: “{ $nearest }”
    }
T204 = there is no function “{ $name }”
    .why = functions: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T205 = list “{ $list }” has no group “{ $group }”
    .why = groups: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T206 = there is no parameter “{ $name }”
    .why = parameters: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T207 = { $said ->
        [nothing] when = "{ $word }" does not say of which date or interval
        [no-dates] when = "{ $word }" has nothing to choose by: there is no date and no interval here
       *[stranger] “{ $name }” is neither a date nor an interval
    }
    .why = { $said ->
        [no-dates] a word of time chooses records by a date column or an interval
       *[stranger] dates and intervals: { $known }
    }
    .effect = the file cannot be used; nothing was made
    .fix = { $said ->
        [nothing] write beside it what it is said of, for example: when = "{ $word }", of = "{ $example }"
        [no-dates] remove when, write when = "any_time" (records of any time), or choose another view
       *[stranger] { $nearest ->
            [none] choose a name from the list, for example of = "{ $example }"
           *[other] correct the name; the nearest: “{ $nearest }”
        }
    }
T208 = there is no list “{ $name }”
    .why = lists: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T209 = there is no table or view “{ $name }”
    .why = tables and views: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T301 = the condition or formula cannot be read
    .why = technical details: { $message }
    .effect = the file cannot be used; nothing was made
    .fix = check brackets, the quotes around texts and the words and, or, not
T302 = the condition or formula is too long
    .why = the limit is { $limit } characters
    .effect = the file cannot be used; nothing was made
    .fix = part a condition into derived columns (derive), a formula into several rows
T303 = something stands behind the condition: “{ $rest }”
    .why = the condition ends earlier
    .effect = the file cannot be used; nothing was made
    .fix = remove the rest, or join it with and or or
T304 = a value of another type
    .why = it is: { type-found }, it should be: { type-expected }
    .effect = the file cannot be used; nothing was made
    .fix = change the expression or the type
T305 = the template language does not know this: { $found }
    .why = only a part of SQL works in templates
    .effect = the file cannot be used; nothing was made
    .fix = say it more simply
T306 = { $found } is not a day
    .why = a day is written date '2025-12-31'
    .effect = the file cannot be used; nothing was made
    .fix = correct the date
T307 = texts and codes are not compared with < and >: { $found }
    .why = the order of letters differs between systems
    .effect = the file cannot be used; nothing was made
    .fix = use =, or a list: in ('…', '…')
T308 = these types do not go together: { type-left } and { type-right }
    .why = only values of one kind are compared or joined
    .effect = the file cannot be used; nothing was made
    .fix = change one side; an amount is written for example zl(100)
T309 = wrong number of arguments of a function: { $found }
    .why = the function needs { $expected ->
        [one] { $expected } argument
       *[other] { $expected } arguments
    }
    .effect = the file cannot be used; nothing was made
    .fix = correct what stands in the brackets
T310 = { $found } is not a pattern of texts
    .why = a pattern is a correct regular expression, written out in quotes
    .effect = the file cannot be used; nothing was made
    .fix = correct the pattern
T311 = “{ $found }” is not an aggregate
    .why = aggregates: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T401 = the step of a view has no known name
    .why = names of steps: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = choose a name from the list
T402 = column “{ $name }” has two types in the joined views: { type-left } and { type-right }
    .why = a union joins columns of the same name
    .effect = the file cannot be used; nothing was made
    .fix = change the name or the type of one of them
T403 = derived column “{ $name }” depends on itself
    .why = the columns in derive refer to one another
    .effect = the file cannot be used; nothing was made
    .fix = change one of them so that it does not read the others
T404 = name “{ $name }” is taken
    .why = there already is a column or table of this name
    .effect = the file cannot be used; nothing was made
    .fix = give another name, or use as when join brings the column
T405 = “{ $found }” says no time here
    .why = words of time: { $known }; a date takes only during or a day, an interval takes all
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] choose a word from the list
       *[other] correct the word; the nearest: “{ $nearest }”
    }
T406 = view “{ $name }” depends on itself
    .why = the views refer to one another
    .effect = the file cannot be used; nothing was made
    .fix = change one of them so that it does not read the others
T411 = the view has not one beginning
    .why = the first step of a view is from or union, and only the first
    .effect = the file cannot be used; nothing was made
    .fix = begin with from, and bring in the rest by union or join
T501 = the formula cannot be read: { $found }
    .why = references in square brackets, numbers, + - * / and comparisons may be used
    .effect = the file cannot be used; nothing was made
    .fix = correct the formula
T502 = there is no cell “{ $cell }”
    .why = a reference is section/row/column
    .effect = the file cannot be used; nothing was made
    .fix = correct the reference
T503 = section { $section } has no row “{ $name }”
    .why = a row is named by its number (id) or key (key)
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] correct the row's number or key
       *[other] correct the row's number or key; the nearest: “{ $nearest }”
    }
T504 = there is no set of columns “{ $name }”
    .why = a set of columns is written [[columns.name]]
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] correct the name, or add such a set
       *[other] correct the name; the nearest: “{ $nearest }”
    }
T505 = there is no column “{ $name }”
    .why = columns: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = correct the column's number
T506 = the column does not say what it counts
    .why = it has no measure: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = add a measure, for example count = "*" (number of records) or sum = "amount" (sum of amounts)
T507 = there is no row “{ $name }”
    .why = a row is named by its number (id) or key (key)
    .effect = the file cannot be used; nothing was made
    .fix = correct the row's number or key
T312 = the typed text of column “{ $name }” is not known
    .why = raw() asks for the text of the export, and this column was made of others
    .effect = the file cannot be used; nothing was made
    .fix = ask for a column of a table
T320 = the condition passes over records with an empty value: { $names }
    .why = an empty value is neither equal nor different, so the record is neither here nor in the opposite
    .effect = records without a value disappear from the count without a trace
    .fix = add “or … is null” to let these records in, or is_true(…) if they are to be left out
T407 = view “{ $name }” does not ask for :day itself
    .why = at gives a day only to a view that begins with from and asks for :day itself
    .effect = the file cannot be used; nothing was made
    .fix = remove at, or ask for :day in that view
T408 = view “{ $name }” needs a day and nobody gives it one
    .why = the view asks for :day
    .effect = the file cannot be used; nothing was made
    .fix = add when = "on_last_day" or another day
T409 = view “{ $name }” has already chosen by period
    .why = it says period = "inside", and a section or column chooses again
    .effect = the file cannot be used; nothing was made
    .fix = remove when, or write when = "inside"
T410 = the step does not say per what it chooses
    .why = without per the whole view would have one record
    .effect = the file cannot be used; nothing was made
    .fix = add per = ["…"], for example per = ["person_id"]
T508 = cell { $cell } is blocked (X) on the form
    .why = no formula or rule can read it
    .effect = the file cannot be used; nothing was made
    .fix = remove the reference
T509 = formulas need one another in a circle: { $cells }
    .why = none of them can be worked out first
    .effect = the file cannot be used; nothing was made
    .fix = change one of them so that it does not read the others
T510 = a sum adds row { $part } to row { $whole }, of which it is a part
    .why = the part would be counted twice
    .effect = the file cannot be used; nothing was made
    .fix = leave one of the two in the sum
T511 = there is no entry here that this edition changes or drops
    .why = entries are known by key, id or period
    .effect = the file cannot be used; nothing was made
    .fix = correct the name, or remove drop (after)
T512 = there is no earlier edition “{ $name }”
    .why = editions: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = correct extends
T513 = this column cannot be summed
    .why = a join with many = true repeats the record for each partner, so the amount would count many times
    .effect = the file cannot be used; nothing was made
    .fix = sum a column of the joined table, or add once_per
T514 = code “{ $code }” of list “{ $list }” has no row number
    .why = column “{ $name }” of the list is empty there, or is missing
    .effect = the file cannot be used; nothing was made
    .fix = complete the list, or name another column (id)
T515 = cuts must be rising whole numbers
    .why = a cut is the lowest value of its band
    .effect = the file cannot be used; nothing was made
    .fix = correct cuts, for example [0, 7, 18]
T516 = there are more or fewer entries than cuts
    .why = entries: { $found }, cuts: { $expected }
    .effect = the file cannot be used; nothing was made
    .fix = correct the list
T517 = no daily average can be made here
    .why = it needs an interval, and a number of records, a number of persons or a sum
    .effect = the file cannot be used; nothing was made
    .fix = name the interval (of) or change the measure
T518 = spread may be given only for a sum of something that lasts
    .why = there is no sum here, or no interval
    .effect = the file cannot be used; nothing was made
    .fix = remove spread
T519 = it is not known how to sum what lies partly outside the period
    .why = all of it may count, or only the days of the period
    .effect = the file cannot be used; nothing was made
    .fix = add spread = "by_days" (the days of the period) or spread = "whole" (all)
T520 = units do not go together: { $left } and { $right }
    .why = persons are not added to families, nor an amount compared with a bare number
    .effect = the file cannot be used; nothing was made
    .fix = correct the reference, or write the amount as zl(100)
T521 = a record rule must say one thing that has to hold
    .why = found: { $found }
    .effect = the file cannot be used; nothing was made
    .fix = leave one of: { $known }
T522 = a view cannot ask for a row of a return ({ $row })
    .why = only sections know in_row: views are made before there are rows
    .effect = the file cannot be used; nothing was made
    .fix = move the condition to the row's where
T523 = the views of a section do not match the values of option “{ $name }”: { $value }
    .why = values of the option: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = name a view for each value and for no other
T524 = the row and the column say different things: { $key }
    .why = the point in time and the measure of a cell come from the row or the column, not both
    .effect = the file cannot be used; nothing was made
    .fix = remove one of them, or write the cell by itself ([[section.cell]])
T525 = a list may not show what is personal: { $name }
    .why = lists hold identifiers and case numbers; no days of birth, no PESEL numbers, no names
    .effect = the file cannot be used; nothing was made
    .fix = remove this column, or show what follows from it, such as the age in years
T526 = the axis of a chart has cells that do not stand side by side ({ $name })
    .why = a spreadsheet takes the names and values of a chart from cells one after another
    .effect = the file cannot be used; nothing was made
    .fix = name rows or columns one after another, in the order of the table, or move them in the table
T530 = the template is not finished: places with a “?”: { $count }
    .why = template new puts a “?” where the office must say what is counted
    .effect = the return of this template cannot be made
    .fix = write what is meant: view is a view (spraw template list), when the time (during, on_last_day…; inside where the view itself chooses the period), of the date or interval it is said of, count and sum a column of it (spraw template show VIEW), where the condition of the row
T531 = there is no quantity “{ $name }”
    .why = quantities: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] take a name from the list, or write the quantity in wzory/quantities/
       *[other] did you mean “{ $nearest }”?
    }
T532 = the row says again what the quantity “{ $name }” says: { $key }
    .why = what a quantity counts is written once, in the folder quantities; a row may only narrow it by a where
    .effect = the file cannot be used; nothing was made
    .fix = remove “{ $key }” from the row; when it should count something else, remove quantity
T533 = there is no measure “{ $name }”
    .why = measures: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] take a name from the list, or write the measure in wzory/indicators/
       *[other] did you mean “{ $nearest }”?
    }
T534 = two indicators have one name “{ $name }”: { $first } and { $second }
    .why = under one name a reader sees one indicator, and these are worked out differently
    .effect = the file cannot be used; nothing was made
    .fix = give each a variant, such as variant = "bez spokrewnionych"
T535 = the number is out of range: { $found }
    .why = a year lies between 1900 and 2200, round between 0 and 4, multiplier and minimum are not negative
    .effect = the file cannot be used; nothing was made
    .fix = mend the number
T536 = there is no indicator “{ $name }”
    .why = indicators: { $known }
    .effect = the strategy cannot be used; nothing was made
    .fix = { $nearest ->
        [none] take a name from the list, or write the indicator in wzory/indicators/
       *[other] did you mean “{ $nearest }”?
    }
T537 = the target of “{ $name }” is not later than its baseline: { $baseline } and { $target }
    .why = the path leads from the baseline's year to the target's
    .effect = the strategy cannot be used; nothing was made
    .fix = mend the year of the baseline or of the target
T545 = parts and whole: there is neither an indicator nor a measure “{ $name }”
    .why = all names of a family are indicators, or all are measures; known: { $known }
    .effect = the file cannot be used; nothing was made
    .fix = { $nearest ->
        [none] take a name from the list
       *[other] did you mean “{ $nearest }”?
    }
T546 = parts and whole: “{ $name }” and “{ $beside }” cannot be added ({ $key })
    .why = { $key }: “{ $name }” has “{ $found }”, “{ $beside }” has “{ $known }”
    .effect = the file cannot be used; nothing was made
    .fix = name in parts and of only what has the same unit, observation and denominator
T547 = parts and whole: “{ $name }” stands twice
    .why = a part belongs to one division of its whole and is no part of itself; counted twice it would make the sum too large
    .effect = the file cannot be used; nothing was made
    .fix = remove the repeated name, or the second division
T548 = parts and whole: there are fewer than two parts
    .why = one part is the same as its whole: there is nothing to check and nothing to hide with it
    .effect = the file cannot be used; nothing was made
    .fix = name all parts of the whole in parts
T549 = parts and whole: “{ $name }” is no share, and no whole is given
    .why = without of the parts must make up 100 %, and the unit of “{ $name }” is “{ $unit }”
    .effect = the file cannot be used; nothing was made
    .fix = add of, the indicator or measure that these parts make up
T555 = the series “{ $name }” stands twice in a sum
    .why = series of one source of a measure adds series; the same one ({ $source }, { $block }) would count twice
    .effect = the file cannot be used; nothing was made
    .fix = leave it once, or write the series that was meant
T538 = the view “{ $name }” does not choose the period itself
    .why = when = "inside" says that the view has chosen the period (period = "inside"), and this one leaves records of any time
    .effect = the file cannot be used; nothing was made
    .fix = write a word of time, for example when = "during" or when = "on_last_day"; if records of any time are meant: when = "any_time"
T539 = records of the view “{ $name }” count whatever their time
    .why = neither a when, nor the view, nor a condition limits them to the period; cells: { $cells }
    .effect = the return is made, but these cells count records from before and after the period too
    .fix = add when, for example when = "during", of = "{ $of }"; if it is meant so: when = "any_time"
T550 = the edition { $edition } of the return { $form } has no cell “{ $cell }”: { $part ->
        [section] there is no section “{ $name }”
        [row] its section has no row “{ $name }”
       *[column] its section has no column “{ $name }”
    }
    .why = { $part ->
        [section] sections: { $known }
        [row] rows (numbers, not keys): { $known }
       *[column] columns: { $known }
    }
    .effect = the measure would never have a number from here
    .fix = { $nearest ->
        [none] take a number from the list (spraw template show { $form }), or limit the source to years with from and to
       *[other] did you mean “{ $nearest }”? When only another edition has the cell, limit the source to years with from and to
    }
T551 = the return { $form } is not made for a period such as “{ $cell }” gives
    .why = period: { $kind }; the return is made for: { $known }
    .effect = the measure would never have a number from here
    .fix = half: write @half_2 (the state at the end of the year) or @half_1 after the cell; year: remove the word after @
E101 = a number is too large to be kept exactly
    .why = technical details: { $message }
    .effect = the result cannot be used
    .fix = look in the exports for an incredibly large amount, number or date
E201 = { $count ->
    [one] { $count } record has
   *[other] { $count } records have
 } no partner in “{ $source }”{ $money }
    .why = the value of column { $key } is empty or is not in “{ $source }”
    .effect = these records enter no cell that needs data of “{ $source }”{ $of ->
        [period] { "" }
       *[all] ; the number is of all records that were read, not of the period alone
    }
    .fix = complete the export or the numbers in the system
E202 = two records of “{ $source }” have the same key
    .why = view { $view } joins one record, and two fit here
    .effect = nothing was made
    .fix = remove the repetition in the export; if both records are right, correct the step join in view { $view } (a closer on, or many = true)
E203 = { $count ->
    [one] { $count } record has
   *[other] { $count } records have
 } the same date, and one is to stay
    .why = view { $view } cannot choose between them
    .effect = nothing was made
    .fix = leave one record a day in the export; if all are right, add a column that decides (then) to view { $view }
E204 = { $count ->
    [one] { $count } record was
   *[other] { $count } records were
 } passed over for an unreadable value{ $money }
    .why = view { $view } asks for a column whose value cannot be read
    .effect = these records enter no cell counted from this view
    .fix = correct the values in the export
E205 = { $count ->
    [one] { $count } record has
   *[other] { $count } records have
 } no date to choose one record by: { $key }
    .why = view { $view } takes them only where there is no record with a date
    .effect = they may be passed over
    .fix = complete the date in the export
E301 = { $count ->
    [one] { $count } record did
   *[other] { $count } records did
 } not enter cells for an unreadable value{ $money }
    .why = the cells read a column whose value cannot be read
    .effect = these records are not in cells: { $cells }
    .fix = correct the values in the export
E302 = { $count ->
    [one] { $count } record is
   *[other] { $count } records are
 } in row “{ $part }” and not in row “{ $whole }”
    .why = row “{ $part }” is to be a part of row “{ $whole }”
    .effect = control sums may fail
    .fix = check the codes of these records or the rows' conditions
E303 = { $count ->
    [one] { $count } record is
   *[other] { $count } records are
 } in more than one part of row “{ $whole }”
    .why = the parts of one division should exclude one another; division: { $part }
    .effect = the parts will exceed the whole
    .fix = check the codes of these records or the rows' conditions
E304 = records that are to count once have different values: { $left } and { $right }
    .why = one of them counts (once_per), and it is not known which; amounts are given here in grosze, decimals without their comma
    .effect = nothing was made
    .fix = make the values agree in the export, or say in the template which counts (pick)
E305 = the records of row “{ $row }” cannot be found
    .why = in_row asks for the records of another row (section/row column), and that row counts no records, its view has no such column, or the rows ask for one another
    .effect = nothing was made
    .fix = name in in_row a row that counts records and has this column
E306 = { $count ->
    [one] { $count } record of row “{ $whole }” is
   *[other] { $count } records of row “{ $whole }” are
 } in none of its parts
    .why = the parts should make the whole together; division: { $part }
    .effect = the parts will be less than the whole
    .fix = complete the data of these records or correct the rows' conditions
E307 = { $count ->
    [one] { $count } record lies
   *[other] { $count } records lie
 } below the first band (“{ $row }”)
    .why = the value is less than the lowest cut
    .effect = these records are in no band
    .fix = check the values in the export, or the cuts in the template
E308 = { $count ->
    [one] { $count } person or family is
   *[other] { $count } persons or families are
 } in several rows of a sum
    .why = the formula adds numbers of different persons or families, and the same are in several rows
    .effect = the sum counts them more than once
    .fix = count this row itself instead of adding
E309 = { $count ->
    [one] { $count } record has
   *[other] { $count } records have
 } no value of what cells count: { $key }{ $money }
    .why = in view { $view } the value is empty
    .effect = the records are in the rows and in no number of persons or families; cells: { $cells }
    .fix = complete the person or family in the system
E310 = the exports do not tell of { $period }, which columns of earlier time count
    .why = tables without data of all of that period: { $tables }
    .effect = cells of that period, and changes counted from it, stay empty: no data is not zero
    .fix = add the exports to dane/{ $period } or, when today's export holds the whole history, say history_from = "YYYY-MM-DD" in the mapping, no later than the first day of that period
E311 = { $count ->
    [one] { $count } record was set aside
   *[other] { $count } records were set aside
 } from the exports of { $period }
    .why = columns of earlier time are counted from the exports of that period as they are
    .effect = the columns of that period are counted without these records
    .fix = see them with spraw check --period { $period } and mend the exports of that period
E401 = no record lies in { $period }
    .why = all cells are empty or zero
    .effect = the return is empty
    .fix = check that the period is right and that the exports are of this period
E402 = there is no record of view “{ $view }” in the period
    .why = all { $count } lie outside the period or do not meet the view's condition
    .effect = the cells counted from this view are zeros
    .fix = check that the export is of the right period
K101 = rural: { $value }, though the unit has no villages
    .why = a unit without villages (all_urban = true in spraw.toml)
    .effect = the number stays in the cell
    .fix = check the residence in the export; if the unit has villages, write all_urban = false
W101 = the files cannot be written
    .why = technical details: { $message }
    .effect = nothing was written
    .fix = check that the user who started the program may write in this folder, that the disk has free space, that the network drive is connected, and that no file stands in the place of a folder, nor a folder in that of a file
W102 = the workbook cannot be made
    .why = technical details: { $message }
    .effect = nothing was written
    .fix = check that your own template has no two sections of the same name (case does not matter); if not, report this message to the authors of the program
W103 = the written file differs from what was counted: { $cell }
    .why = after writing the program reads every cell back and compares it; a workbook does not keep numbers above 9,007,199,254,740,992 (2^53) exactly
    .effect = nothing was written
    .fix = check whether this cell came out as a huge number; if not, run again, and if it repeats, check the disk
W107 = the folder of results cannot be opened
    .why = technical details: { $message }
    .effect = nobody can see what was made and approved; nothing was written or removed
    .fix = see that the network drive is connected, that you may read the folder, and that wyniki is a folder, not a file
E403 = { $name }, { $year }: sources say different numbers: { $first } and { $second }
    .why = { $first-kind ->
        [submission] submitted return { $first-from }
        [exports] counted from exports: { $first-from }
        [mixed] counted from exports and entries: { $first-from }
        [cells] entered into the return: { $first-from }
        [reference] reference data: { $first-from }
       *[manual] entered by hand: { $first-from }
    }; { $second-kind ->
        [submission] submitted return { $second-from }
        [exports] counted from exports: { $second-from }
        [mixed] counted from exports and entries: { $second-from }
        [cells] entered into the return: { $second-from }
        [reference] reference data: { $second-from }
       *[manual] entered by hand: { $second-from }
    }
    .effect = the first was used; indicators with this number are marked as doubtful
    .fix = see which is right, and mend the other
E404 = returns that indicators read are not counted: { $names }
    .why = they were not submitted, and the exports do not give them ({ $code })
    .effect = these years of the series are empty, unless somebody entered them
    .fix = spraw check { $name } --period { $period } tells what is missing; a value may also be entered in dane-reczne/wskazniki.csv
T560 = { $name ->
    [frame] the financial frame has a plan for { $year }
   *[other] the target of “{ $name }” is for { $year }
 }, and the strategy runs from { $from } to { $to }
    .why = whatever a strategy plans lies in its years
    .effect = the strategy cannot be used; nothing was made
    .fix = mend the year or the years of the strategy (from, to)
T561 = the target of “{ $name }” is on the worse side of its baseline: { $baseline } and { $target }
    .why = the character of the indicator is { $character }
    .effect = the verdict goes the way that the target says
    .fix = look at the values; if the target is as it should be, change nothing
E405 = the export of table “{ $table }” is missing: the file “{ $pattern }” in { $folder }
    .why = the cells of this return do not need it; { $count ->
        [0] no rule reads it
       *[other] only rules over records do
    }
    .effect = { $count ->
        [0] the return was made; keys that point to this table were not checked
       *[other] the return was made, and these rules could not run: { $rules }
    }
    .fix = save the file in this folder and make the return again; if the office does not keep this table, remove it from the mapping and name it in absent
E406 = { $kind ->
    [source] reference data have no publication “{ $name }”
    [block] the publication has no part “{ $name }”
   *[other] reference data have no series “{ $name }”
 }
    .why = { $kind ->
        [source] publications that are in the exports: { $known }
        [block] parts (block) of this publication: { $known }
       *[other] series of this part: { $known }
     }
    .effect = the measure has no number from there
    .fix = { $nearest ->
        [none] write a name of the list as source, block or series of the measure, or add the export
       *[other] did you mean “{ $nearest }”?
    }
E407 = reference data have no unit “{ $name }”
    .why = units are called otherwise there: { $known }
    .effect = the unit is not seen beside the city, and the city's own is not found by its name
    .fix = { $nearest ->
        [none] write the name as it stands in the export (unit, compared of the strategy)
       *[other] did you mean “{ $nearest }”?
    }
T580 = the deadline of the return "{ $name }" ({ $part }) is in the calendar twice
    .why = both lines speak of the same year, part of the year and unit
    .effect = nobody can tell which one holds, and nothing was counted
    .fix = remove one of them, or narrow its years, voivodeship or unit
T581 = there is no voivodeship "{ $found }"
    .why = a voivodeship is written as the two digits of the register TERYT: { $known }
    .effect = the file cannot be used; nothing was done
    .fix = { $nearest ->
        [none] choose a number from the list
       *[other] write "{ $nearest }" ({ $name })
    }
T582 = there is no such day: { $found }
    .why = the last day of that month is { $last }
    .effect = the file cannot be used; nothing was done
    .fix = correct the day
T583 = { $fault ->
    [absent] there is no such day: { $found }
    [year] a year stands in the deadline: { $found }
   *[other] "{ $found }" is not a day and month
 }
    .why = { $fault ->
        [absent] the last day of that month is { $meant }
        [year] this day comes every year, so it is written without one, as DD.MM
       *[other] a day that comes every year is written in quotes as DD.MM, for example "20.01"
    }
    .effect = the file cannot be used; nothing was done
    .fix = { $meant ->
        [none] correct the day
       *[other] correct the day, for example to "{ $meant }"
    }
T584 = the return "{ $name }" is not made for the part of the year "{ $found }"
    .why = its periods are: { $known }
    .effect = the calendar cannot be used; nothing was done
    .fix = write one of these periods in part
T585 = "{ $name }" for { $period } goes onward on { $onward }, before it is due on { $day }
    .why = a day without a year is the first such day after the end of the period; the one on which it goes on ({ $to }) comes before the deadline
    .effect = the calendar shows both days as they are written; one of them is a mistake
    .fix = correct due of the deadline, or due in onward; an onward of your own line replaces the built-in one
T586 = { $kind ->
    [return] { $name ->
        [all] no return has an edition since { $found }
       *[other] the return "{ $name }" has no edition since { $found }
    }
   *[other] edition { $found } in a line that does not speak of a return
 }
    .why = { $kind ->
        [return] editions begin on: { $known }
       *[other] only returns have editions; the column edition belongs to lines of return
    }
    .effect = the line would say nothing; the file cannot be used, nothing was done
    .fix = { $nearest ->
        [none] correct edition or leave it empty
       *[other] correct edition, for example to { $nearest }, or leave it empty
    }
