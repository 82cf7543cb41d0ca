# Words of the program itself.
severity-error = error
severity-warning = warning
severity-note = note
label-where = where
label-why = why
label-effect = effect
label-fix = mend
place-sheet = sheet “{ $name }”
place-row = row { $row }
place-column = column { $column }
place-cell = cell { $cell }
