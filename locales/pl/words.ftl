# Words of the program itself.
severity-error = błąd
severity-warning = ostrzeżenie
severity-note = uwaga
label-where = gdzie
label-why = dlaczego
label-effect = skutek
label-fix = popraw
place-sheet = arkusz „{ $name }”
place-row = wiersz { $row }
place-column = kolumna { $column }
place-cell = pole { $cell }
