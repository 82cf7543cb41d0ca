# Exports looked at: spraw inspect.
inspect-file = { $file }{ $sheet ->
    [none] {""}
   *[other] , sheet “{ $sheet }”
 }{ $hidden ->
    [yes] {" "}(hidden)
   *[no] {""}
 }: { $kind }{ $encoding ->
    [none] {""}
   *[other] , { $encoding }
 }{ $delimiter ->
    [none] {""}
   *[other] , delimiter “{ $delimiter }”
 }; header in row { $header }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }{ $sampled ->
    [yes] {" "}(values of a sample)
   *[no] {""}
 }
inspect-table = table { $table } ({ $title }){ $rival ->
    [none] {""}
   *[other] {" "}or { $rival }: they fit nearly as well, choose one with --table; nothing is written of this one
 }
inspect-ready = { $what }: table { $table } ({ $title }); the mapping that ships, “{ $mapping }”, reads it
inspect-ready-use = { $names ->
    [none] { $line } in mapowania/{ $mapping }.toml is enough; --write writes it
   *[other] { $line } in mapowania/{ $mapping }.toml is enough, but the file must be named as it says there: { $names }
 }
inspect-no-table = fits no table; when you know which it is, name it with --table
inspect-kind = { $kind ->
    [id] identifier
    [pesel] PESEL
    [teryt] TERYT
    [date] day
    [money] amount or number
    [word] words
    [code] codes
    [int] whole number
    [decimal] number
    [bool] yes/no
   *[text] text
 }
inspect-unique = all different
inspect-nothing = empty
inspect-is = = { $column } { $confidence }%{ $words ->
    [sure] {""}
    [likely] , likely
   *[weak] , weak: look at it
 }
inspect-maybe = ? { $column }
inspect-which = { $column } ({ $title }): { $count ->
    [one] is it { $places }?
   *[other] which column is it: { $places }?
 } { $why ->
    [unit] The header looks like a unit: it may have to be multiplied by { $reason }.
    [made] The sheet may also be read without joining and splitting columns.
    [alike] They fit nearly as well.
    [denied] The header says so, the values do not: { $reason }.
    [other] The values say so, but the header is the name of another column: { $reason }.
    [reversed] In most rows the end is before the beginning: they look swapped.
   *[unknown] They have such values, and the headers say nothing.
 } { $needed ->
    [yes] The column is required.
   *[no] Without an answer it is not read.
 }
inspect-which-codes = { $column } ({ $title }): what do the codes { $codes } mean?
inspect-order = In nearly every row { $from } is not later than { $to }.
inspect-reason = { $reason ->
    [unit] the header names a unit: times { $of }
    [part] the code stands beside words in its cell: check
    [made] made of other columns: check
    [named] header
    [sounds] words of the header
    [kind] kind of values
    [codes] { $share }% of the codes are in the list { $of }
    [translated] its codes can be translated to the list { $of }
    [key] different in every row
    [refers] { $share }% are in the table { $of }
    [referred] other files refer to them
    [only] the only column left of its kind: look at it
    [empty] the column is empty
    [not-of-kind] the values are of another kind
    [not-unique] they repeat
    [no-such-keys] the table { $of } has none of them
   *[strange] codes that the list { $of } does not have
 }
inspect-unchanged = { $mapping } ({ $table }): headers and values are as the mapping says
inspect-changed = { $mapping } ({ $table }): changed
inspect-moved = { $what ->
    [new] new columns
    [missing] columns that are gone
    [renamed] renamed
   *[moved] in another place
 }: { $text }
inspect-lost = the mapping reads the header “{ $header }”, and the file has none
inspect-strange = { $shown } does not look like { $column }: { $reasons }{ $instead ->
    [none] {""}
   *[other] ; such values are in { $instead }
 }
inspect-reversed = { $from } and { $to } look swapped: in most rows the end is before the beginning
mapping-head =
    Mapping of the table { $table } ({ $title }), proposed by spraw inspect.
    Each column says how sure the proposal is and why. “?” is a question: remove “# ” from the right
    line, or fill in the code; without an answer for a required column spraw does not count.
mapping-header-line = The headers as they were; when they move, spraw says so.
mapping-lacks = { $column } ({ $title }): a required column that the export does not seem to have; when it is the same in every record, give it as constant
mapping-absent = { $column } ({ $title }): the export does not seem to have it
mapping-code = { $by ->
    [label] { $label }
    [records] { $label }; the records that it refers to say so
    [short] { $label }; an abbreviation: look at it
   *[nothing] fill in a code: spraw template show { $list }
 } ({ $count ->
    [one] { $count } row
   *[other] { $count } rows
 })
summary-inspect-written = wrote { $file }
inspect-swapped = { $one } and { $two } look swapped: the numbers of each are what those of the other were
mapping-usual = Between which most numbers lie; when two columns swap their values, spraw says so.
inspect-part = part of { $shown }
mapping-numbered = where the identifier may be that of the row with the number of the column:
mapping-wide = Every filled cell of these columns becomes a record.
