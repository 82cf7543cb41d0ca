# I: reading exports.
I101 = there are no exports for { $period }
    .why = the folder dane holds no folder { $period } and none of shorter periods, such as months, nor of a longer one that it lies in
    .effect = nothing was counted
    .fix = make dane/{ $period } and put the exports there, or correct the period in the command
I176 = the folder of exports cannot be opened
    .why = technical details: { $message }
    .effect = nothing was counted, and nobody can say what the returns wait for
    .fix = see that the folder dane is in the office's folder, that the network drive is connected, and that you may read it
I177 = the folder dane has no exports of any period
    .why = folders of exports are called as periods are, for example dane/2025-H1, and there is none; a network drive that is not connected looks like this too
    .effect = nothing was counted, and nobody can say what the returns wait for
    .fix = see that the drive is connected; in a new office put the first exports into the folder of their period
I102 = file “{ $pattern }” is missing in { $folder }
    .why = the mapping reads table “{ $table }” from it
    .effect = nothing was counted
    .fix = put the file into this folder, or correct its name (files) in the mapping
I103 = too many files “{ $pattern }” in { $folder }: { $found }
    .why = the mapping reads table “{ $table }” from one file
    .effect = nothing was counted
    .fix = leave one file, or if more are meant say in the mapping expect = "monthly" (a file a month) or expect = "any"
I104 = the file cannot be read
    .why = { $there ->
        [no] there is no such file
       *[yes] technical details: { $message }
    }
    .effect = nothing was counted
    .fix = { $there ->
        [no] mend the path or the name of the file
       *[yes] check that the file opens in Excel and is not empty, and export it again as .xlsx or .csv
    }
I105 = the workbook has no sheet “{ $name }”
    .why = sheets: { $known }
    .effect = nothing was counted
    .fix = { $nearest ->
        [none] correct the sheet's name (sheet) in the mapping, choose one from the list
       *[other] correct the sheet's name (sheet) in the mapping; the nearest: “{ $nearest }”
    }
I106 = the export has no column “{ $name }”
    .why = headers: { $known }
    .effect = nothing was counted
    .fix = { $nearest ->
        [none] correct the header in the mapping, choose one from the list
       *[other] correct the header in the mapping; the nearest: “{ $nearest }”
    }
I107 = the export has only its header
    .why = it holds no record of table “{ $table }”
    .effect = nothing of this file enters the return; if there is no other, cells counted from this table will be 0, and if there is one of another part of the period alone, they hold the numbers of that part
    .fix = check that the export was not cut
I110 = an entry points at a record that is not there ({ $column })
    .why = table “{ $target }” has no such id
    .effect = the record stays, but does not enter cells that need data of table “{ $target }”
    .fix = complete the export of table “{ $target }” or correct the id
I111 = a value is missing: { $column }
    .why = without it a record of table “{ $table }” cannot be counted
    .effect = the record was set aside and enters no cell
    .fix = fill in the cell
I112 = unreadable value “{ $value }”: { $column }
    .why = an amount is written 1 234,56, a day 31.12.2025 or 2025-12-31, a number 12 or 12,5, yes/no as in the mapping; without this value a record of table “{ $table }” cannot be counted
    .effect = the record was set aside and enters no cell
    .fix = correct the value in the system and export again, or correct it in the file
I113 = unreadable value “{ $value }”: { $column }
    .why = an amount is written 1 234,56, a day 31.12.2025 or 2025-12-31, a number 12 or 12,5, yes/no as in the mapping
    .effect = the record stays, but enters no cell that reads this column
    .fix = correct the value in the system and export again, or correct it in the file
I114 = unknown code “{ $value }”: { $column }
    .why = list “{ $list }” does not have this code
    .effect = if the column is compulsory the record was set aside; otherwise it stays, but enters no cell that reads the column
    .fix = { $nearest ->
        [none] use a code of the list (spraw template show { $list } shows them) or translate your code in the mapping (codes)
       *[other] use a code of the list or translate your code in the mapping (codes); the nearest: “{ $nearest }”
    }
I115 = code “{ $value }” is not valid on that day: { $column }
    .why = in list “{ $list }” this code has other dates of validity
    .effect = if the column is compulsory the record was set aside; otherwise it stays, but enters no cell that reads the column
    .fix = check the date and the code
I116 = a wrong PESEL number
    .why = its check digit, length or date of birth does not fit
    .effect = the number was passed over; the record stays
    .fix = check the number in the system
I117 = the same record twice
    .why = both rows of table “{ $table }” are equal
    .effect = it counts once
    .fix = nothing needs doing
I118 = two different records of one id
    .why = in table “{ $table }” an id may stand once
    .effect = the later row was used, the earlier set aside
    .fix = remove the wrong row from the export
I119 = the date of the end is before that of the beginning
    .why = an interval in table “{ $table }” ends before it begins
    .effect = the record enters no cell that counts this interval
    .fix = correct the dates
I121 = leading zeros were restored: { $column }
    .why = a spreadsheet lost them, taking the number for a quantity
    .effect = none
    .fix = nothing needs doing
I123 = { $count ->
    [one] { $count } record changed
   *[other] { $count } records changed
 } in a later export
    .why = table { $table }: the same identifier stands in the export of an earlier and of a later period with different data
    .effect = the later one is used; the earlier one stands in set-aside.csv
    .fix = nothing to do when the data in the system were completed
I124 = constant “{ $value }” does not fit the column: { $column }
    .why = the mapping writes it into every record, and it is no value of this column
    .effect = nothing was made
    .fix = mend constant in the mapping
I125 = a quotation mark that is not closed
    .why = the quotation mark opened in this row has no end; it was taken for an ordinary sign, so that it does not swallow the rows after it
    .effect = the row was read without quoting: if the cell held a delimiter, columns may have shifted
    .fix = remove or close the quotation mark in that cell
I126 = the workbook is locked with a password
    .why = it cannot be read without the password
    .effect = nothing was counted
    .fix = open the file in Excel and save it without a password
I127 = the exports do not cover the whole of { $period }
    .why = there are no folders for: { $months }
    .effect = the cells hold only the records of the folders that are there; the first page of the return says so
    .fix = add the exports of these months; if the present ones hold them, name the folder after the period they cover
I128 = not one header fits table “{ $table }”
    .why = the header row holds: { $found }
    .effect = nothing was counted
    .fix = check that this is the right file, and header_row, delimiter and encoding in the mapping
I129 = the file is empty or has no header row { $row }
    .why = the header must stand in row { $row }
    .effect = nothing was counted
    .fix = export the file again, or mend header_row in the mapping
I130 = the file is not written in { $name }
    .why = some letters cannot be read in it
    .effect = nothing was counted
    .fix = mend encoding in the mapping, or remove it: the program tells UTF-8, cp1250 and ISO-8859-2
I131 = there is no file “{ $pattern }” in { $folder }
    .why = the mapping allows that (expect = "any"); table “{ $table }” gets no record from this folder
    .effect = the cells counted from this table have nothing of it
    .fix = if there should be one, save it in this folder
I132 = the file is cut off
    .why = it is the beginning of a file whose end is missing: a copy or a download was interrupted
    .effect = nothing was counted
    .fix = copy or export the file again
I133 = the file is empty
    .why = there is not one value in it
    .effect = nothing was counted
    .fix = export the file again
I134 = the sheet "{ $name }" has no cells
    .why = it is a sheet of a chart, a dialog or macros
    .effect = nothing was counted
    .fix = name the sheet with the data in the mapping (sheet)
I135 = the file asks for more than an export can have: { $limit }
    .why = it is damaged or forged; reading was stopped before memory ran out
    .effect = nothing was counted
    .fix = open the file in Excel, copy the data alone to a new workbook and save it as .xlsx
I136 = reading the file did not come to an end
    .why = the file is damaged: its reader did not finish in the time it was given
    .effect = nothing was counted
    .fix = open the file in Excel or LibreOffice and save it as .xlsx or .csv
I137 = this is no export but a { $name } file
    .why = its content says so, not its name
    .effect = nothing was counted
    .fix = export the data as .xlsx or .csv
I138 = the workbook has hidden sheets: { $hidden }
    .why = the sheet "{ $sheet }" is read; Excel does not show the hidden ones
    .effect = data of the hidden sheets are not in the return
    .fix = if the data stand in a hidden sheet, name it in the mapping (sheet)
I139 = the file's name says something else than its content: { $kind }
    .why = the program goes by the content
    .effect = none
    .fix = nothing needs to be done
I140 = a formula without a value: { $column }
    .why = the cell has a formula and no stored value: the workbook was saved by a program that does not calculate
    .effect = the record stays but is in no cell that reads this column; if the column is required, the record was set aside
    .fix = open the workbook in Excel and save it: the formulas are calculated
I141 = the workbook takes values from other files
    .why = it has external links; a stored value may be older than its source
    .effect = the stored values were used
    .fix = refresh the links in Excel and save the file, or paste the values alone
I142 = { $count ->
    [one] { $count } file in { $folder } is read by no mapping
   *[other] { $count } files in { $folder } are read by no mapping
}
    .why = these: { $names }
    .effect = nothing of them is in the return
    .fix = if it is an export, add it to the mapping or mend its name; if not, take it out of the folder
I143 = the header "{ $name }" stands over several columns: { $columns }
    .why = it is not known which of them is meant
    .effect = nothing was counted
    .fix = name the column in the mapping, for example {"{"} header = "{ $name }", column = "F" {"}"}
I144 = column { $column } is not headed "{ $name }"
    .why = the mapping says that it is, and "{ $found }" stands there: the export's columns have moved
    .effect = nothing was counted
    .fix = look at the export and mend column in the mapping, or take it out
I145 = { $count ->
    [one] { $count } row that is no record was passed over
   *[other] { $count } rows that are no records were passed over
}
    .why = it is the header once more, a row of totals or the foot of a printed page
    .effect = they are not counted; in the row ledger they stand with the headers
    .fix = nothing needs to be done
I146 = the sign "{ $value }" in place of a value: { $column }
    .why = a dash means that nothing is there; the mapping says what other signs mean (signs)
    .effect = missing is not zero: the record is in no cell that needs the value
    .fix = if the sign means zero, write signs = {"{"} "{ $value }" = "zero" {"}"} in the mapping
I147 = a day written as a number: { $column }
    .why = a spreadsheet keeps days as numbers, and has lost their look in this column
    .effect = the numbers were read as days
    .fix = check one of them; give the column a date format in Excel
I148 = { $count ->
    [one] { $count } record stands in two sources and differs
   *[other] { $count } records stand in two sources and differ
}
    .why = the table "{ $table }" has several sources; the mapping says which is believed (precedence)
    .effect = the records of the source with the higher precedence were used, the others set aside
    .fix = nothing needs to be done
I149 = codes that the list "{ $list }" does not have, in column: { $column }
    .why = there are: { $codes }
    .effect = the records with them are named one by one
    .fix = translate them in the mapping; a suggestion with the nearest codes: { $translation }
I153 = the series "{ $series }" breaks
    .why = it has no value for the years { $years }; other series of the table have
    .effect = an indicator of those years cannot be counted or compared
    .fix = see in the publication whether a definition or the layout of the table has changed
I160 = a correction was used: { $column }, record "{ $record }"
    .why = poprawki.csv: { $reason }
    .effect = the table "{ $table }" has the corrected value
    .fix = mend the value in the system; after the next export take the correction out
I161 = a correction is no longer needed: { $column }, record "{ $record }"
    .why = the export says the same as the correction
    .effect = none
    .fix = take the line out of poprawki.csv
I162 = a correction does not match: { $column }, record "{ $record }"
    .why = the export says something else today than when the correction was written
    .effect = the correction was not used; the table "{ $table }" has the value of the export
    .fix = look at the record and mend the line in poprawki.csv or take it out
I163 = a correction of a record that is not there: "{ $record }"
    .why = the exports of the table "{ $table }" have no record with this key
    .effect = the correction was not used
    .fix = look at the key, or take the line out of poprawki.csv
I164 = there is no table in the file
    .why = { $known ->
        [none] it has neither a sheet with cells nor a table
       *[other] all its sheets are hidden: { $known }
    }
    .effect = nothing was counted
    .fix = { $known ->
        [none] open the file: sometimes a login page is saved instead of an export; export the data again
       *[other] put the name of the sheet with the data into the mapping (sheet)
    }
I165 = the row has more fields than the header
    .why = a delimiter probably stands inside a value, such as a comma in an amount; the values after it have shifted under other headers
    .effect = the row of the table "{ $table }" was set aside, it is in no cell
    .fix = export the file with semicolons, or with values in quotation marks
I154 = a wrong { $kind ->
        [regon] REGON
        [nip] NIP
       *[other] TERYT
    } number “{ $value }”: { $column }
    .why = { $kind ->
        [regon] a REGON has nine or fourteen digits, and the last depends on the others
        [nip] a NIP has ten digits, and the last depends on the others
       *[other] a TERYT has two, four, six or seven digits: voivodeship from 02 to 32 (even), powiat, gmina and its kind (1, 2, 3, 4, 5, 8, 9)
    }
    .effect = if the column is compulsory the record was set aside; otherwise it stays, but enters no cell that reads the column
    .fix = correct the number in the system and export the data again
I155 = the PESEL tells another date of birth than the column: { $column }
    .why = the first six digits of a PESEL are the date of birth; table “{ $table }” has another
    .effect = ages are counted from the column, not from the number: who is a child in section 4 depends on them
    .fix = see in the system which is the mistake, the number or the date
I156 = the PESEL tells another sex than the column: { $column }
    .why = the last but one digit of a PESEL is even for women and odd for men; table “{ $table }” says otherwise
    .effect = the sex of the column is counted
    .fix = see in the system which is the mistake, the number or the sex
I157 = { $count ->
    [one] no records of one month
   *[other] no records of { $count } months
 }: { $months }
    .why = table “{ $table }” has records in every month, and these months of the period are empty although others are not
    .effect = if the export was cut, numbers of benefits, hours and amounts are too low
    .fix = see in the system whether the export took in the whole period; if those months have not been yet, or nothing happened in them, nothing needs doing
I158 = the export in { $folder } is of { $found }
    .why = table “{ $table }”: no record is of { $period }, and { $count } of { $total } are of { $found }
    .effect = these records were not counted in this period
    .fix = export the table again for the right period
I150 = the columns of the export changed since the mapping was made
    .why = the headers are not those of header_line.{ $moved ->
        [none] {""}
       *[other] {" "}in another place: { $moved }.
    }{ $new ->
        [none] {""}
       *[other] {" "}new: { $new }.
    }{ $missing ->
        [none] {""}
       *[other] {" "}no longer there: { $missing }.
    }{ $renamed ->
        [none] {""}
       *[other] {" "}probably renamed: { $renamed }.
    }
    .effect = none: columns are found by their headers, not by their place
    .fix = look at the file with spraw inspect; when all is right, put the new headers into header_line
I151 = the columns “{ $from }” and “{ $to }” look swapped
    .why = { $count } of { $all } records that have both days end before they begin
    .effect = these records are in no cell that counts the period; other cells may be wrong
    .fix = compare some records with the case system and mend the headers in the mapping or in the export
I152 = the columns “{ $one }” and “{ $two }” look swapped
    .why = { $by ->
        [keys] the values of each are keys of the table that the other refers to
       *[usual] the numbers of each lie in the range that the mapping remembers of the other (usual)
    }
    .effect = counted as the headers say: cells that read these columns may be wrong
    .fix = compare some records with the case system; mend the headers in the mapping or, when all is right, the ranges in usual
I167 = the district “{ $name }” is not in the list wzory/lists/district.csv
    .why = { $count ->
        [one] one record of a person or family has it
       *[other] so many records of persons and families have it: { $count }
    }
    .effect = these persons and families are in no district
    .fix = { $nearest ->
        [none] mend the name in the case system, or add it to the list
       *[other] was “{ $nearest }” meant? mend the name, or add it to the list
    }
I166 = two files are the same byte for byte
    .why = there is no reason to keep one export twice in a folder: one was probably saved in the place of the other
    .effect = the records count once; those that should have been in the second file are missing
    .fix = export the missing part again, or take the copy out
I111-short = a required value is missing
I112-short = a required value cannot be read
I114-short = a code outside its list
I115-short = the code is not valid on that day
I116-short = a wrong PESEL number
I165-short = more fields than the header
I117-short = an equal record repeated
I118-short = a repeated id, the later was used
I123-short = a later export tells this record differently
I148-short = the same in a source that the mapping believes more
I140-short = a formula without its value
I154-short = a wrong REGON, NIP or TERYT number
