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
law-on = Stan przepisów na { $day }: { $count ->
    [0] wszystko jest sprawdzone
    [one] { $count } rzecz po dniu, do którego ją sprawdzono
    [few] { $count } rzeczy po dniu, do którego je sprawdzono
   *[other] { $count } rzeczy po dniu, do którego je sprawdzono
 }
summary-nothing-due = na { $day } nie ma nic do zrobienia: co miało termin, jest zrobione
summary-planned = { $form } { $period }: powstałaby wersja { $version } w { $folder }, niczego nie zapisano (rekordów: { $records }, odłożonych: { $set_aside }, ustalenia: błędy { $data_errors }, ostrzeżenia { $data_warnings }; reguły: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings }):
summary-all = Sprawozdania:
summary-state = { $state ->
    [made] zapisano wersję { $version }
    [unchanged] bez zmian, obowiązuje wersja { $version }
    [planned] powstałaby wersja { $version }
    [checked] sprawdzono
    [waiting] czeka na eksporty: { $lacking }
   *[refused] nie zrobiono
 }{ $exit ->
    [0] {""}
    [1] {", "}do obejrzenia (kod 1)
   *[other] {" "}(kod { $exit })
 }
summary-due = { $late ->
    [1] po terminie { $day }
   *[other] termin { $day }
 }
calendar-head = { $count ->
    [0] W { $year } roku nie przypada żaden termin sprawozdań ośrodka.
   *[other] Terminy sprawozdań w { $year } roku:
 }
calendar-kept = zapisano { $count ->
    [one] { $count } termin
    [few] { $count } terminy
   *[other] { $count } terminów
 } w { $file }
calendar-moved = w terminarzu { $day }, dzień wolny go przesuwa
calendar-leap-day = w terminarzu 29.02, w tym roku to ostatni dzień lutego
calendar-free = dzień wolny, wyślij do { $day }
calendar-onward = dalej { $day } { $to }
calendar-basis = { $basis ->
    [calendar] terminarz: { $source }
    [own] terminarz ośrodka: { $source }
   *[standing] zasada wzoru: { $source }
 }
weekday-0 = pn
weekday-1 = wt
weekday-2 = śr
weekday-3 = czw
weekday-4 = pt
weekday-5 = sob
weekday-6 = nd
due-deadlines = { $count ->
    [0] Na { $day } żadne sprawozdanie nie czeka
   *[other] Terminy, stan na { $day }:
 }
due-state = { $state ->
    [made] zrobione, wersja { $version }
    [changed] wersja { $version } jest, ale dane zmieniły się po niej: { $moved }
    [in_part] zrobione, wersja { $version }, ale bez miesięcy, których eksportów brakuje: { $lacking }
    [waiting] czeka na eksporty ({ $lacking }), zostało dni: { $days }
    [open] niezrobione, zostało dni: { $days }
   *[late] { $lacks ->
        [yes] niezrobione, czeka na eksporty ({ $lacking })
       *[no] niezrobione
    }, dni po terminie: { $days }
 }
mail-subject = Sprawozdania { $name }: niezrobione, niepełne albo zmienione { $count }, w tym po terminie { $late } (stan na { $day })
mail-greeting = { $name }, stan na { $day }.
mail-returns = Sprawozdania:
mail-gap = {"; termin z zasady wzoru: terminarz nie ma go na ten rok"}
mail-lists = Listy, na których coś jest po terminie:
mail-foot = Szczegóły: spraw due -C "{ $folder }"
due-partners = Dane partnerów za { $year } rok, stan na { $day }:
due-partner = { $state ->
    [here] są wszystkie ({ $of })
    [open] brakuje { $missing } z { $of }, zostało dni: { $days }
   *[late] brakuje { $missing } z { $of }, dni po terminie: { $days }
 }
due-partner-missing = nie ma: { $title } (miara { $measure })
due-partner-in-part = niepełne, podało jednostek { $reported } z { $expected }: { $title } (miara { $measure })
due-lists = Listy { $form } na { $day }, z eksportów { $period }:
due-list = { $late ->
    [0] { $count }
   *[other] { $count }, w tym po terminie: { $late }
 }
due-written = listy zapisano w { $folder }
summary-checked = { $form } { $period }: sprawdzono, niczego nie zapisano (rekordów: { $records }, odłożonych: { $set_aside }, ustalenia: błędy { $data_errors }, ostrzeżenia { $data_warnings }; reguły: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings })
corrections-change = { $count ->
    [0] poprawki nie zmieniają żadnego pola ani reguły
    [one] poprawki zmieniają { $count } pole albo regułę:
    [few] poprawki zmieniają { $count } pola albo reguły:
   *[many] poprawki zmieniają { $count } pól i reguł:
}
summary-demo = { $folder }: pliki: { $files }, osoby: { $persons }, wypłaty: { $payments }
summary-sql = { $folder }: tabele.sql, makra.sql, pola.sql; uruchomienie w tym katalogu: duckdb -init tabele.sql -c ".read makra.sql" -c ".read pola.sql"
summary-init = { $folder }: wpisz dane ośrodka do spraw.toml, eksporty połóż w dane/<okres>/, uzupełnij odwzorowanie kolumn w mapowania/eksporty.toml
summary-templates = wzory w porządku: sprawozdań { $forms }, widoków { $views }, tabel { $tables }, reguł { $rules }
blank-head =
    Wzór zaczęty od pliku { $file } (spraw template new). Znak „?” stoi tam, gdzie trzeba powiedzieć, co się liczy.
    Co można policzyć: spraw template list i spraw template show WIDOK. Czy jest dobrze: spraw template check.
blank-time =
    when: które rekordy należą do okresu. during: w okresie; started, ended: zaczęte, zakończone w okresie; on_last_day,
    on_first_day, on_day(31-12): stan na dzień; not_ended, whole, daily_average. Przy dacie: tylko during albo dzień.
blank-time-unknown = Data albo okres, o który chodzi, stoi obok jako of. Widok, który sam wybiera okres: inside. Dowolny czas: any_time.
blank-time-inside = when: ten widok sam wybiera rekordy okresu; przy innym stoi tu during, on_last_day albo inne słowo czasu.
blank-time-day = when: na jaki dzień liczyć: on_last_day (ostatni dzień okresu), on_first_day albo on_day(31-12).
blank-time-of = { $count ->
        [0] Dotyczy: { $of }. Dowolny czas: any_time.
       *[other] Dotyczy: { $of }; co innego nazywa of w następnym wierszu ({ $dates }). Dowolny czas: any_time.
    }
blank-time-one-of = of: czego dotyczy: { $dates }. Gdy liczą się rekordy z dowolnego czasu: when = any_time, bez of.
blank-source = tabela przysłana w pliku { $file }
summary-example = przykład { $form }: porównano pól { $cells }, różnych { $differ }
summary-no-example = żadne sprawozdanie ośrodka nie ma przykładu (katalog przyklady)
summary-template-new = zapisano { $file } (tabel { $sections }, wierszy { $rows }, rubryk { $columns }); do wpisania: { $open } miejsc ze znakiem „?”
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
could-not-run-export-fix = zapisz brakujący eksport w katalogu okresu i zrób sprawozdanie jeszcze raz
could-not-run-table-fix = dodaj w mapowania/ [[source]] brakującej tabeli albo, jeśli ośrodek jej nie prowadzi, wpisz ją do absent w spraw.toml
rule-justify = Zanim wyślesz sprawozdanie, wpisz uzasadnienie do wyjasnienia.csv: regułę, rekord i odcisk z findings.csv.
could-not-run-records-fix = popraw nieczytelne wartości tych rekordów; dopóki są nieczytelne, reguły nie da się sprawdzić
# Ustalenia w zestawieniach, bez wartości.
I110-short = wpis wskazuje na rekord, którego nie ma
I113-short = nieczytelna wartość
I119-short = koniec wcześniejszy niż początek
I121-short = uzupełnione zera na początku
E201-short = rekord bez odpowiednika w innej tabeli
E204-short = rekord pominięty z powodu nieczytelnej wartości
E205-short = rekord bez odpowiednika w innej tabeli
E301-short = rekord nie wszedł do pól z powodu nieczytelnej wartości
E302-short = rekord jest w części, a nie ma go w całości
E303-short = rekord jest w dwóch częściach naraz
E306-short = rekord nie należy do żadnej części
E307-short = rekord poniżej pierwszego przedziału
E308-short = osoba lub rodzina liczona kilka razy w sumie
E309-short = brak wartości, którą liczą pola
E310-short = eksporty nie obejmują wcześniejszego okresu
E311-short = rekordy odłożone we wcześniejszym okresie
outcome-explained = { $outcome }, wyjaśniona
more-places = … i jeszcze { $count } (wszystkie zapisuje run w findings.csv, -v pokazuje je tutaj)
explained-lines = { $count ->
    [one] wyjaśnione jest { $count } ustalenie (wyjasnienia.csv, spraw.toml); są w findings.csv
    [few] wyjaśnione są { $count } ustalenia (wyjasnienia.csv, spraw.toml); są w findings.csv
   *[many] wyjaśnionych jest { $count } ustaleń (wyjasnienia.csv, spraw.toml); są w findings.csv
 }
label-more = także
told-already = { $code }: { $count ->
    [one] { $count } ustalenie powiedziano już wyżej
    [few] { $count } ustalenia powiedziano już wyżej
   *[many] { $count } ustaleń powiedziano już wyżej
 }
monitor-status = { $status ->
    [reached] osiągnięte
    [on_path] na ścieżce
    [off_path] poza ścieżką
    [no_data] bez danych
    [needs_sentence] do skomentowania
    [not_judged] nieoceniane
    [no_district_data] bez danych dla dzielnicy
   *[series_broken] z przerwą w szeregu
 }
monitor-written = zapisano wersję { $version } w { $folder } (wskaźników: { $count })
monitor-unchanged = bez zmian, obowiązuje wersja { $version } w { $folder } (wskaźników: { $count })
interrupted = przerwano: wersja, którą zapisywano, nie powstała
clock-zone = dziś to { $day } według zegara w strefie { $zone }; w Polsce może być { $other } (TZ=Europe/Warsaw albo --today mówi, o który dzień chodzi)
