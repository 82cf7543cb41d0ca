# Pomoc wiersza poleceń.
help-usage = Użycie
help-commands = Polecenia
help-command = POLECENIE
help-arguments = Argumenty
help-options = Opcje
help-spraw = spraw – sprawozdania ośrodka pomocy społecznej z eksportów systemu dziedzinowego
help-spraw-run = Główne zadanie: oblicza, sprawdza i zapisuje sprawozdania
help-spraw-check = Oblicza i sprawdza wszystko, ale niczego nie zapisuje
help-spraw-calendar = Podaje terminy sprawozdań w roku, także do Outlooka
help-spraw-completions = Podpowiada polecenia w powłoce (bash, zsh, fish, powershell)
help-spraw-man = Drukuje stronę podręcznika man
help-spraw-due = Mówi, które sprawozdania czekają, czego nie przysłali partnerzy i kto na co czeka dzisiaj
help-spraw-monitor = Ogląda strategię: wskaźniki, cele i zadania dla komitetu
help-spraw-sql = Mówi w SQL, co znaczy pole sprawozdania, i zapisuje tabele do bazy DuckDB
help-spraw-demo = Zakłada wymyślony ośrodek z eksportami do ćwiczeń
help-spraw-init = Zakłada katalog nowego ośrodka
help-spraw-inspect = Mówi, co jest w eksportach, i proponuje ich odwzorowanie
help-spraw-template = Wzory sprawozdań: lista, opis, sprawdzenie
help-spraw-template-list = Lista sprawozdań, widoków, tabel i słowników
help-spraw-template-show = Opisuje sprawozdanie, widok, tabelę, słownik, regułę, listę roboczą, wielkość, wskaźnik, miarę albo strategię
help-spraw-template-check = Sprawdza wszystkie wzory
help-spraw-template-schema = Wypisuje schemat JSON wzoru, z którego edytor podpowiada klucze
help-spraw-template-test = Składa przykład wzoru i porównuje z polami policzonymi na kartce
help-spraw-template-test-id = Sprawozdanie; bez tego wszystkie, które mają przykład
help-spraw-template-test-period = Zamiast przykładu: policz eksporty tego okresu według wydania, które wtedy obowiązywało, i według nowego, i pokaż, które pola i reguły się zmieniają
    .value = OKRES
help-spraw-template-test-edition = Nowe wydanie: jego pierwszy dzień (bez tego najnowsze)
    .value = RRRR-MM-DD
help-spraw-template-test-limit = Ile pól na stronie (20); 0 to wszystkie
    .value = N
help-spraw-template-test-page = Która strona
    .value = N
help-spraw-template-test-to = Zapisz wszystkie pola i reguły do pliku csv
    .value = PLIK
help-spraw-template-new = Zaczyna wzór od pustej tabeli, którą przysłał odbiorca
help-spraw-template-new-id = Nazwa nowego sprawozdania, na przykład bezdomni-2025
help-spraw-template-new-from = Plik z pustą tabelą
    .value = PLIK
help-spraw-template-new-period = Okres, którego dotyczy tabela, na przykład 2025-H1
    .value = OKRES
help-spraw-template-new-view = Widok, którego rekordy się liczy
    .value = WIDOK
help-any-office = Katalog ośrodka (bez tego najbliższy wyżej ze spraw.toml)
    .value = KATALOG
help-any-lang = Język komunikatów: pl albo en (bez tego LC_ALL, LANG, a potem pl)
    .value = JĘZYK
help-any-format = Wyniki jako text albo json
    .value = FORMAT
help-any-today = Dzień, dla którego liczą się terminy (bez tego dzisiejszy)
    .value = RRRR-MM-DD
help-any-quiet = Tylko błędy
help-any-verbose = Wszystkie ustalenia, także powtarzające się
help-any-color = Kolory: auto, always, never
    .value = KIEDY
help-any-help = Pokazuje pomoc
help-any-version = Pokazuje wersję programu
help-any-returns = Sprawozdania (bez tego wszystkie, które ośrodek składa za ten okres)
    .value = SPRAWOZDANIE
help-any-period = Okres: 2025, 2025-H1, 2025-Q3, 2025-07; można powtórzyć (bez tego okresy, których termin jest przed nami)
    .value = OKRES
help-any-options = Opcja sprawozdania, np. basis=decyzja; ma pierwszeństwo przed spraw.toml
    .value = NAZWA=WARTOŚĆ
help-any-dry_run = Mówi, co byłoby zapisane, i niczego nie zapisuje
help-any-log_format = json: wiersz JSON na każdy etap, z czasem trwania (wyjście błędów)
    .value = POSTAĆ
help-any-corrections = Pokaż, które pola i reguły zmieniają poprawki z poprawki.csv
help-any-folder = Katalog, który powstanie
    .value = KATALOG
help-any-inhabitants = Liczba mieszkańców gminy (140000)
    .value = N
help-any-seed = Ziarno: to samo daje te same pliki (1)
    .value = S
help-any-years = Lata, np. 2024..2025
    .value = A..B
help-any-clean = Bez usterek w danych
help-any-dirty = Z każdym rodzajem usterek (do prób)
help-any-thorough = Z każdym rodzajem świadczeń, powodów i rodzin (do prób)
help-any-name = Nazwa z polecenia template list
    .value = NAZWA
help-any-files = Eksporty albo katalog z nimi; te, które należą do siebie, najlepiej razem
    .value = PLIK
help-any-write = Zapisuje propozycję w mapowania/ ośrodka
help-any-table = Tylko ta tabela (nazwa z polecenia template list)
    .value = TABELA
help-any-section = Tylko ten dział sprawozdania i jego reguły
    .value = DZIAŁ
progress-reading = czytam { $file }
progress-counting = liczę pola
progress-checking = sprawdzam reguły
progress-writing = zapisuję i odczytuję
C118 = { $kind ->
    [unknown] nie ma takiej opcji: { $found }
    [command] nie ma takiego polecenia: { $found }
    [value] zła wartość „{ $value }” dla { $found }
    [missing] w poleceniu brakuje: { $found }
    [conflict] tych opcji nie można podać razem: { $found } i { $nearest }
    [nothing] nie podano polecenia
   *[other] polecenia nie da się zrozumieć
 }
    .why = { $known ->
        [none] pełną listę poleceń i opcji pokazuje spraw --help
       *[other] możliwe: { $known }
    }
    .effect = niczego nie zrobiono
    .fix = { $kind ->
        [conflict] zostaw jedną z nich
       *[other] { $nearest ->
            [none] spraw --help pokazuje polecenia, spraw run --help opcje polecenia
           *[other] podobne: { $nearest }
        }
    }
help-spraw-due-mail = Drukuje gotową wiadomość o tym, co jest do zrobienia, a gdy nie ma nic, milczy
help-spraw-due-write = Zapisuje listy w wyniki/na-dzis/ ośrodka
help-spraw-calendar-returns = Sprawozdania (bez nich wszystkie, które ośrodek składa)
    .value = SPRAWOZDANIE
help-spraw-calendar-year = Rok, w którym przypadają terminy (bez tego bieżący)
    .value = ROK
help-spraw-calendar-to = Zapisuje terminarz w pliku .csv, .xlsx albo .ics (do Outlooka)
    .value = PLIK
help-spraw-completions-shell = Powłoka: bash, zsh, fish, powershell, elvish
    .value = POWŁOKA
help-spraw-man-command = Polecenie (bez tego cały program)
    .value = POLECENIE
help-spraw-monitor-strategy = Strategia albo program (bez tego wypisuje te, które są)
help-spraw-monitor-period = Rok, który się ogląda: 2025
    .value = ROK
help-spraw-monitor-unit = Dzielnica, o którą chodzi, albo all: wszystkie obok miasta
    .value = DZIELNICA
help-spraw-explain = Mówi, skąd wzięła się liczba w polu albo wskaźnik strategii, albo dlaczego rekord nie jest policzony
help-spraw-explain-form = Sprawozdanie albo strategia
    .value = SPRAWOZDANIE
help-spraw-explain-cell = Pole: dział/wiersz/rubryka, np. 1B/5/1; w strategii wskaźnik albo miara, np. PZ-01
    .value = POLE
help-spraw-explain-period = Okres: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = OKRES
help-spraw-explain-record = Osoba, rodzina albo decyzja: w których polach jest policzona, a gdzie nie i dlaczego
    .value = ID
help-spraw-explain-limit = Rekordów na stronie (20); 0 to wszystkie
    .value = N
help-spraw-explain-page = Strona (1)
    .value = N
help-spraw-explain-show_personal = Pokazuje także dane osobowe
help-spraw-explain-to = Zapisuje wszystkie rekordy do pliku .csv albo .xlsx
    .value = PLIK
help-spraw-explain-parts = Czy części składają się na całość, i czego nie bierze żaden wiersz
help-spraw-diff = Mówi, co się zmieniło między dwoma okresami albo wersjami, i przez które rekordy
help-spraw-diff-a = Strona A: sprawozdanie:okres[:wersja], np. mrpips-03:2025-H1 albo mrpips-03:2025-H1:v1, lub katalog wersji
    .value = A
help-spraw-diff-b = Strona B; można pominąć to, co jest jak w A: 2025-H2, v2, teraz (bez tego: ostatnia wersja a dzisiejsze eksporty)
    .value = B
help-spraw-diff-cells = Tylko to pole, z rekordami przyczyna po przyczynie: dział/wiersz/rubryka (można powtórzyć)
    .value = POLE
help-spraw-diff-sections = Tylko ten dział (można powtórzyć)
    .value = DZIAŁ
help-spraw-diff-records = Pokazuje rekordy każdego pola
help-spraw-diff-b_options = Opcja tylko dla strony B: nazwa=wartość
    .value = OPCJA
help-spraw-diff-limit = Pól (albo rekordów pola) na stronie (20); 0 to wszystkie
    .value = N
help-spraw-diff-page = Strona (1)
    .value = N
help-spraw-diff-show_personal = Pokazuje także dane osobowe
help-spraw-diff-to = Zapisuje całość do pliku .csv albo .xlsx
    .value = PLIK
help-spraw-sql-form = Sprawozdanie
    .value = SPRAWOZDANIE
help-spraw-sql-cells = Pola, np. 2/3/4 (bez tego wszystkie)
    .value = POLE
help-spraw-sql-period = Okres: 2025, 2025-H1, 2025-Q3, 2025-07 (bez tego ostatni zakończony)
    .value = OKRES
help-spraw-sql-macros = Wypisuje też funkcje, z których korzystają zapytania
help-spraw-sql-tables = Zapisuje w nowym katalogu tabele, funkcje i zapytania
    .value = KATALOG
help-spraw-sql-show_personal = Zapisuje identyfikatory osób takie, jakie są, a nie zamienniki
