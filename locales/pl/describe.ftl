# Opis wzoru: template show.
show-edition = wydanie
show-since = od { $day }
show-until = do { $day }
show-layout = układ
show-official = urzędowy
show-not-official = niezweryfikowany z CAS
show-own-layout = własny: przepis nie określa wzoru
show-source = podstawa
show-ministry = urząd
show-roles = składa
show-valid = obowiązuje
show-variants = Odmiany
show-deadline = termin
show-due = { $part ->
    [year] { $day } za rok
   *[other] { $day } za { $part }
 }
period-kind = { $kind ->
    [half] półrocze
    [year] rok
    [quarter] kwartał
    [month] miesiąc
   *[other] { $kind }
 }
show-options = Opcje
show-default = (domyślnie)
show-any-number = liczba całkowita, domyślnie { $default }
show-any-day = dzień RRRR-MM-DD, domyślnie { $default }
show-any-bool = true albo false, domyślnie { $default }
show-section = Dział { $id }. { $title }
show-view = widok
show-view-if = gdy { $option } = { $value }: { $view }
show-own-view = warunek i czas działu nie dotyczą tego wiersza
show-time = czas
show-time-inside = widok sam wybiera rekordy okresu
show-time-none = wszystkie rekordy widoku; czas może podać wiersz albo rubryka
show-time-of = { $own ->
    [yes] when dotyczy: { $of }; bez when liczą się rekordy z dowolnego czasu
   *[no] of może nazwać: { $dates }; bez when liczą się rekordy z dowolnego czasu
 }
time-word = { $word ->
    [during] w okresie
    [on_first_day] stan na pierwszy dzień okresu
    [on_last_day] stan na ostatni dzień okresu
    [started] rozpoczęte w okresie
    [ended] zakończone w okresie
    [not_ended] trwające w okresie i niezakończone w nim
    [whole] w całości w okresie
    [daily_average] średnio dziennie
    [any_time] z dowolnego czasu
    [inside] widok sam wybiera rekordy okresu
   *[other] { $word }
 }
show-where = warunek
show-only-if = tylko gdy
show-when = gdy
show-measure = miara
measure-word = { $measure ->
    [records] liczba rekordów
    [count] liczba różnych wartości
    [sum] suma
    [once] suma, każda wartość once_per raz
    [average] średnia
    [minimum] najmniejsza wartość
    [maximum] największa wartość
    [median] mediana
   *[other] { $measure }
 }
show-form-columns = Rubryki
show-rows = Wiersze
show-of-which = w tym
show-part-of = z tego
show-of-row = z wiersza { $whole }
show-of-column = z rubryki { $whole }
show-by = wiersz na każde
show-formula = formuła
show-manual = wpisywane ręcznie
show-manual-if-absent = wpisywane ręcznie, gdy w absent jest
show-proposed = podpowiedź
show-blocked = pole X
show-all-columns = wszystkie rubryki
show-cell = rubryka { $column }
show-note = uwaga
show-rural = mieszkańcy wsi; w jednostce bez wsi liczba większa od zera da K101
show-worklists = Listy robocze
show-rules = Reguły pól
show-record-rules = Reguły danych
show-check = sprawdza
show-if = jeżeli
show-for = dla
show-all = każde, które nie jest polem X
show-period = tylko za
show-over = ogląda
show-made-of = kroki z
show-tables = z tabel
show-read-by = czytają
show-sections = działy
show-columns = Kolumny
show-key = klucz
show-interval = okres od–do
show-interval-said = { $to_is ->
    [day_after] { $name }: od { $from } do dnia przed { $to }
   *[other] { $name }: od { $from } do { $to }
 }
show-judged-by = reguły
show-in-key = klucz
show-personal = dane osobowe
show-references = klucz tabeli { $table }
show-aliases = w eksportach: { $names }
show-code-on = kod na dzień { $column }
show-used-in = w kolumnach
show-codes = Kody
column-required = obowiązkowa
column-optional = może jej nie być
type-said = { $type ->
    [text] tekst
    [id] identyfikator
    [code] kod ze słownika { $of }
    [int] liczba całkowita
    [decimal] liczba do { $of } miejsc po przecinku
    [money] kwota
    [date] dzień
    [bool] tak/nie
    [pesel] numer PESEL
    [regon] numer REGON
    [nip] numer NIP
    [teryt] kod TERYT
   *[other] { $type }
 }
