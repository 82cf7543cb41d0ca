# Words of the program itself.
severity-error = błąd
severity-warning = ostrzeżenie
severity-note = uwaga
label-where = gdzie
label-why = dlaczego
label-effect = skutek
label-fix = co robić
place-sheet = arkusz „{ $name }”
place-row = wiersz { $row }
place-column = kolumna { $column }
place-cell = pole { $cell }
more-of-code = … i jeszcze { $count } z kodem { $code } (-v pokazuje wszystkie, run zapisuje je w findings.csv)
outcome-failed = niespełniona
outcome-could-not-run = nie można sprawdzić
summary-written = { $form } { $period }: zapisano wersję { $version } w { $folder } (rekordów: { $records }, odłożonych: { $set_aside }, ustalenia: błędy { $data_errors }, ostrzeżenia { $data_warnings }; reguły: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings })
summary-unchanged = { $form } { $period }: bez zmian, obowiązuje wersja { $version } w { $folder } (rekordów: { $records }; ustalenia: błędy { $data_errors }, ostrzeżenia { $data_warnings }; reguły: błędy { $failed }, ostrzeżenia { $warnings })
summary-checked = { $form } { $period }: sprawdzono, niczego nie zapisano (rekordów: { $records }, odłożonych: { $set_aside }, ustalenia: błędy { $data_errors }, ostrzeżenia { $data_warnings }; reguły: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings })
summary-demo = { $folder }: pliki: { $files }, osoby: { $persons }, wypłaty: { $payments }
summary-init = { $folder }: wpisz dane ośrodka do spraw.toml, eksporty połóż w dane/<okres>/, uzupełnij odwzorowanie kolumn w mapowania/eksporty.toml
summary-templates = wzory w porządku: sprawozdań { $forms }, widoków { $views }, tabel { $tables }, reguł { $rules }
heading-returns = Sprawozdania
heading-views = Widoki
heading-tables = Tabele
heading-lists = Słowniki
rule-records = { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
   *[many] { $count } rekordów
 }{ $money }
rule-more = { $count ->
    [one] jeszcze { $count } rekord
    [few] jeszcze { $count } rekordy
   *[many] jeszcze { $count } rekordów
 }
# Typy wartości słowami; typ złożony, taki jak decimal(2), zostaje jak we wzorze.
type-found = { $found ->
    [text] tekst
    [id] identyfikator
    [code] kod ze słownika
    [int] liczba całkowita
    [integer] liczba całkowita
    [number] liczba z ułamkiem
    [money] kwota
    [date] data
    [bool] tak/nie (true albo false)
    [list] lista
    [table] tabela
    [pesel] numer PESEL
    [regon] numer REGON
    [nip] numer NIP
    [teryt] kod TERYT
   *[other] { $found }
 }
type-expected = { $expected ->
    [text] tekst
    [id] identyfikator
    [code] kod ze słownika
    [int] liczba całkowita
    [integer] liczba całkowita
    [number] liczba z ułamkiem
    [money] kwota
    [date] data
    [bool] tak/nie (true albo false)
    [list] lista
    [table] tabela
    [pesel] numer PESEL
    [regon] numer REGON
    [nip] numer NIP
    [teryt] kod TERYT
   *[other] { $expected }
 }
type-left = { $left ->
    [text] tekst
    [id] identyfikator
    [code] kod ze słownika
    [int] liczba całkowita
    [integer] liczba całkowita
    [number] liczba z ułamkiem
    [money] kwota
    [date] data
    [bool] tak/nie (true albo false)
    [list] lista
    [table] tabela
    [pesel] numer PESEL
    [regon] numer REGON
    [nip] numer NIP
    [teryt] kod TERYT
   *[other] { $left }
 }
type-right = { $right ->
    [text] tekst
    [id] identyfikator
    [code] kod ze słownika
    [int] liczba całkowita
    [integer] liczba całkowita
    [number] liczba z ułamkiem
    [money] kwota
    [date] data
    [bool] tak/nie (true albo false)
    [list] lista
    [table] tabela
    [pesel] numer PESEL
    [regon] numer REGON
    [nip] numer NIP
    [teryt] kod TERYT
   *[other] { $right }
 }
could-not-run-fix = uzupełnij brakujące pola albo wcześniejsze sprawozdanie, z którym reguła porównuje
could-not-run-table-fix = dodaj w mapowania/ [[source]] brakującej tabeli albo, jeśli ośrodek jej nie prowadzi, wpisz ją do absent w spraw.toml
could-not-run-records-fix = popraw nieczytelne wartości tych rekordów; dopóki są nieczytelne, reguły nie da się sprawdzić
