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
show-return = sprawozdanie
show-returns = sprawozdania
show-severity = waga
show-missing = bez wartości
missing-word = { $word ->
    [not_applicable] nie dotyczy
    [could_not_run] nie da się sprawdzić
    [as_zero] brak liczy się jak zero
   *[fails] niespełniona
 }
show-justify = wyjaśnienie
show-justify-said = niespełnioną trzeba wyjaśnić, zanim sprawozdanie zostanie wysłane
show-fix = co zrobić
check-word = { $word ->
    [unique] nie powtarza się
    [references] jest w
    [in_list] kod jest w słowniku
    [required] wypełnione
    [all_or_none] wypełnione wszystkie albo żadne
    [exactly_one] wypełnione dokładnie jedno
    [required_if] wypełnione, gdy
    [ordered] w tej kolejności, żadne nie większe od następnego
    [no_overlap] nie zachodzą na siebie
    [alike] nie są prawdopodobnie jednym, zapisanym dwa razy
   *[other] { $word }
 }
show-like = podobna
show-printed-in = drukują
show-split = podział
show-list-due = termin
show-file = plik
show-unit = jednostka
show-observed = obserwacja
observed-word = { $word ->
    [stan] stan na 31 grudnia
    [rok] cały rok
    [srednia_dzienna] średnia dzienna
   *[other] { $word }
 }
show-numerator = licznik
show-denominator = mianownik
show-multiplier = razy
show-character = charakter
character-word = { $word ->
    [stymulanta] stymulanta: im więcej, tym lepiej
    [destymulanta] destymulanta: im mniej, tym lepiej
    [nominanta] nominanta: ani więcej, ani mniej nie jest samo w sobie lepsze
   *[kontekst] kontekst: to, co dzieje się wokół ośrodka
 }
show-break = przerwa
show-minimum = minimum
show-owner = właściciel
show-supplier = dostawca
show-strategies = strategie
show-measures = Miary
show-indicators = wskaźniki
show-given = Skąd jest wartość
show-given-by-hand = zawsze można ją wpisać w dane-reczne/wskazniki.csv
show-years = lata
show-resolution = uchwała
show-team = zespół
show-task = zadanie { $id }. { $title }
show-baseline = wartość bazowa
show-target = cel
show-way-up = wzrost
show-way-down = spadek
