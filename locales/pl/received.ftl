# V: formularze otrzymane z innych systemów i jednostek: sprawdzenie (verify) i zestawienie (collate).
help-spraw-verify = Sprawdza regułami wzoru formularz wypełniony w dowolnym systemie
help-spraw-verify-files = Wypełnione formularze: csv pól albo skoroszyt z spraw, albo tabela dział;wiersz;rubryka;wartość (csv, xlsx)
    .value = PLIK
help-spraw-verify-form = Sprawozdanie, gdy plik go nie nazywa, np. mrpips-03
    .value = SPRAWOZDANIE
help-spraw-verify-period = Okres, gdy plik go nie podaje, np. 2025-H1
    .value = OKRES
help-spraw-verify-edition = Pierwszy dzień wydania wzoru (bez tego wydanie, które podaje plik, a potem obowiązujące)
    .value = RRRR-MM-DD
help-spraw-verify-rules = Dodatkowa reguła tak, jak stoi na druku, np. "Dz. 2: w. 1 = w. 2+3"; można powtórzyć
    .value = REGUŁA
summary-verified = { $file }: { $form } { $period }, wydanie { $edition }, { $unit ->
    [none] plik nie mówi, czyje
   *[other] jednostka { $unit }
 }: pól z wartością { $cells }; reguły: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings }, nie dotyczy { $skipped }, nie można sprawdzić { $open }; ustalenia o pliku: błędy { $data_errors }, ostrzeżenia { $data_warnings }
V101 = nie można otworzyć pliku
    .why = { $kind ->
        [missing] nie ma takiego pliku
        [folder] to jest katalog, a nie plik
        [denied] system nie pozwala go czytać
       *[other] szczegóły techniczne: { $message }
    }
    .effect = z tego pliku niczego nie wzięto
    .fix = sprawdź nazwę pliku i prawa do niego
V102 = w pliku nie ma formularza, który spraw umie odczytać
    .why = nie jest to csv pól ani skoroszyt sprawozdania zapisany przez spraw, a żaden wiersz nie ma nagłówków tabeli pól
    .effect = niczego nie sprawdzono
    .fix = zapisz wartości jako tabelę o nagłówkach { $known } (kolejność dowolna), wiersz na pole
V103 = nie wiadomo, jakie to sprawozdanie
    .why = plik nie podaje nazwy sprawozdania, a polecenie nie ma --form
    .effect = niczego nie sprawdzono
    .fix = dopisz --form, na przykład --form mrpips-03 (nazwy: spraw template list)
V104 = nie wiadomo, za jaki to okres
    .why = { $found ->
        [none] plik nie podaje okresu, a polecenie nie ma --period
       *[other] plik podaje okres „{ $found }”, który nie jest okresem sprawozdania, a polecenie nie ma --period
    }
    .effect = niczego nie sprawdzono
    .fix = dopisz --period, na przykład --period 2025-H1
V105 = { $what ->
    [form] plik jest innego sprawozdania: { $found }
    [unit] w jednym pliku są sprawozdania kilku jednostek: { $found }
    [edition] w jednym pliku są wartości kilku wydań sprawozdania: { $found }
    [version] w jednym pliku są wartości kilku wersji sprawozdania: { $found }
   *[period] plik jest za inny okres: { $found }
 }
    .why = { $asked ->
        [none] w jednym pliku są dwa formularze
       *[other] polecenie mówi: { $asked }
    }
    .effect = niczego nie sprawdzono
    .fix = { $asked ->
        [none] podziel plik: jeden formularz w jednym pliku
       *[other] popraw polecenie albo podaj właściwy plik
    }
V106 = { $kind ->
    [fits] pola pliku pasują do innego wydania wzoru: { $found }
   *[other] plik jest w innym wydaniu wzoru: { $found }
 }
    .why = { $kind ->
        [fits] z { $cells } pól pliku wydanie „{ $edition }” ma { $own }, a wydanie „{ $found }” (od { $day }) { $other }
        [asked] polecenie wskazuje wydanie „{ $edition }”
       *[said] za okres { $period } obowiązuje wydanie „{ $edition }”
    }
    .effect = { $kind ->
        [fits] sprawdzono regułami wydania „{ $edition }”
        [asked] sprawdzono regułami wydania „{ $edition }”
       *[said] { $known ->
            [yes] sprawdzono regułami wydania „{ $found }”
           *[no] takiego wydania tu nie ma: sprawdzono regułami wydania „{ $edition }”
        }
    }
    .fix = { $kind ->
        [fits] gdy formularz jest w tamtym wydaniu, dopisz --edition { $day }
       *[other] gdy sprawozdanie ma być w obowiązującym wydaniu, przepisz je na nowy wzór
    }
V107 = { $kind ->
    [section] w pliku nie ma działu { $section } (pól: { $count })
    [absent] w dziale { $section } brakuje pól: { $count } z { $of }
   *[empty] w dziale { $section } pola bez wartości: { $count } z { $of }
 }
    .why = pola: { $cells }
    .effect = brak wartości to nie zero: reguł, które czytają te pola, nie można sprawdzić albo nie dotyczą
    .fix = { $kind ->
        [empty] gdzie ma być zero, wpisz 0
       *[other] dopisz brakujące pola; gdzie ma być zero, wpisz 0
    }
V108 = { $part ->
    [section] formularz nie ma działu „{ $name }”
    [row] w dziale { $section } nie ma wiersza „{ $name }”
    [column] w dziale { $section } nie ma rubryki „{ $name }”
   *[cell] formularz nie ma pola { $name }
 } (wartości w pliku: { $count })
    .why = { $known ->
        [none] dział, wiersz i rubryka są, ale to pole nie jest drukowane przy tych opcjach
       *[other] są: { $known }
    }
    .effect = tych wartości nie sprawdzono
    .fix = { $nearest ->
        [none] popraw numer albo usuń wiersz pliku; gdy plik jest w innym wydaniu wzoru, podaj je w --edition
       *[other] popraw numer; podobny: „{ $nearest }”
    }
V109 = w polu { $cell } nie ma liczby: „{ $found }”
    .why = { $kind ->
        [dot] kropka przed trzema cyframi może oddzielać tysiące albo ułamek; nie wiadomo, co autor miał na myśli
       *[other] pole formularza przyjmuje samą liczbę, na przykład 1234,56; X stoi tylko w polach zablokowanych
    }
    .effect = pole jest bez wartości
    .fix = { $kind ->
        [dot] wpisz liczbę bez kropki, z przecinkiem przed ułamkiem, gdy go ma
       *[other] wpisz liczbę, a uwagi przenieś poza pole
    }
V110 = w zablokowanym polu { $cell } stoi { $value }
    .why = formularz drukuje tam X
    .effect = wartość nie wchodzi do żadnej reguły ani sumy
    .fix = usuń wartość albo przenieś ją do właściwego pola
V111 = pole { $cell } jest w pliku dwa razy: „{ $first }” i „{ $second }”
    .why = nie wiadomo, która wartość jest właściwa
    .effect = pole jest bez wartości
    .fix = zostaw jeden wiersz
V112 = sprawozdanie „{ $name }” nie ma wydania od { $found }
    .why = wydania zaczynają się: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] podaj jeden z tych dni w --edition
       *[other] podaj jeden z tych dni w --edition; podobny: { $nearest }
    }
V113 = w polu { $cell } stoi { $value }, a formularz drukuje tam mniej miejsc po przecinku
    .why = { $decimals ->
        [0] jednostką jest { $unit }: formularz drukuje liczby całkowite
       *[other] jednostką jest { $unit }: miejsc po przecinku jest { $decimals }
    }
    .effect = reguły sprawdzono na wartości z pliku
    .fix = zaokrąglij wartość tak, jak ją drukuje formularz
V114 = w polu { $cell } stoi liczba ujemna: { $value }
    .why = jednostką jest { $unit }: mniej niż zero ich nie ma
    .effect = reguły sprawdzono na wartości z pliku; sumy, które ją czytają, wyjdą za małe
    .fix = popraw wartość w polu { $cell }; poprawkę wcześniejszego okresu wpisuje się w korekcie tamtego sprawozdania
V115 = działów { $sections } nie sprawdzono
    .why = wypełniają je jednostki innej roli (gmina, powiat), a w pliku nie ma w nich żadnej wartości
    .effect = nie ma też reguł, które je czytają
    .fix = gdy jednostka ma je wypełnić, dopisz pola do pliku
V117 = plik jest innej jednostki: { $unit }
    .why = ten katalog jest ośrodka { $own }
    .effect = reguł, które porównują z innymi sprawozdaniami i okresami, nie można sprawdzić albo nie dotyczą
    .fix = nic, gdy to formularz innej jednostki
help-spraw-collate = Zestawia sprawozdania wielu jednostek w jedno, mówi, kogo brakuje i kogo o co zapytać
help-spraw-collate-form = Sprawozdanie, np. przemoc
    .value = SPRAWOZDANIE
help-spraw-collate-files = Formularze jednostek albo katalogi z nimi: csv pól, skoroszyty, tabele pól, zeszyt z wierszem na jednostkę
    .value = PLIK
help-spraw-collate-period = Okres, np. 2025-H1
    .value = OKRES
help-spraw-collate-units = Lista jednostek, które mają złożyć sprawozdanie: csv teryt;nazwa, także dzień;wersja;mieszkańcy
    .value = LISTA.csv
help-spraw-collate-to = Katalog, który powstanie (bez tego wyniki/OKRES/zestawienie-SPRAWOZDANIE/)
    .value = KATALOG
help-spraw-collate-group = Tylko jednostki tej grupy zeszytu, np. województwa
    .value = GRUPA
help-spraw-collate-edition = Pierwszy dzień wydania wzoru (bez tego obowiązujące w okresie)
    .value = RRRR-MM-DD
summary-collated = { $form } { $period }: { $unchanged ->
    [yes] bez zmian, zestawienie jest w { $folder }
   *[no] zestawienie zapisano w { $folder }
 } (jednostki: { $collected } z { $units }, brak: { $missing }, po terminie: { $late }, plików pominiętych: { $left_out }; pola niepełne: { $incomplete }; reguły zestawienia: spełnione { $passed }, błędy { $failed }, ostrzeżenia { $warnings }; błędy reguł w jednostkach: { $unit_failed }; wartości odstające: { $outliers }; zapytania: { $queries })
summary-printed-sums = sumy z zeszytu: grup { $groups }, porównano pól { $cells }, różnych { $differ }
V150 = { $kind ->
    [none] plik nie mówi, czyje to sprawozdanie
   *[several] w jednym pliku są sprawozdania kilku jednostek: { $found }
 }
    .why = { $kind ->
        [none] nie ma w nim numeru jednostki, a w nazwie pliku nie ma numeru z listy jednostek
       *[several] każda jednostka ma mieć swój plik
    }
    .effect = pliku nie zestawiono
    .fix = { $kind ->
        [none] dopisz kolumnę teryt albo nazwij plik numerem z listy jednostek
       *[several] podziel plik
    }
V151 = dwa różne pliki tej samej jednostki i wersji: { $unit }{ $version ->
    [none] {""}
   *[other] , wersja { $version }
 }
    .why = różnych pól: { $count }; pierwsze: { $values }
    .effect = niczego nie zestawiono
    .fix = zostaw ten plik, który jednostka przesłała jako ostatni
V152 = jednostka { $unit } ma kilka wersji: wzięto { $version }
    .why = inne wersje: { $others }
    .effect = w zestawieniu są wartości wersji { $version }
    .fix = nic, gdy ta jest właściwa; inną wskazuje kolumna wersja na liście jednostek
V153 = sprawozdanie jednostki jest w innym wydaniu wzoru: { $found }
    .why = zestawienie jest w wydaniu „{ $edition }”{ $known ->
        [no] , a takiego wydania, jak w pliku, tu nie ma
       *[yes] {""}
    }
    .effect = { $kind ->
        [fits] wszystkie jego pola są i w tym wydaniu: plik zestawiono
       *[left] w tym wydaniu nie ma pól ({ $count }): { $cells }; pliku nie zestawiono
    }
    .fix = poproś jednostkę o sprawozdanie w obowiązującym wydaniu
V154 = { $kind ->
    [file] nie ma listy jednostek
    [text] nie da się odczytać listy jednostek: { $found }
    [header] lista jednostek nie ma nagłówka z kolumną teryt
    [unit] wiersz listy jednostek nie ma numeru jednostki
    [twice] jednostka { $found } jest na liście dwa razy
    [day] „{ $found }” nie jest dniem
    [voivodeship] „{ $found }” nie jest numerem województwa (dwie cyfry TERYT, np. 06)
   *[inhabitants] „{ $found }” nie jest liczbą mieszkańców
 }
    .why = lista ma kolumny { $known }; wystarczą dwie pierwsze
    .effect = niczego nie zestawiono
    .fix = popraw listę jednostek
V155 = jednostki nie ma na liście: { $name }
    .why = lista mówi, czyje sprawozdania się zestawia
    .effect = jej pliku nie zestawiono
    .fix = { $nearest ->
        [none] dopisz jednostkę do listy albo usuń plik
       *[other] dopisz jednostkę do listy albo popraw numer w pliku; podobny: { $nearest }
    }
V156 = brakuje sprawozdań jednostek: { $count } z { $of }
    .why = na liście, a bez pliku: { $units }
    .effect = zestawienie jest bez nich
    .fix = poproś o brakujące sprawozdania; lista jest w zapytania.csv
V157 = sprawozdania po terminie: { $count } z { $of }
    .why = dzień wpływu na liście jest po terminie ({ $days }; z terminarza, a bez niego ze wzoru): { $units }
    .effect = są w zestawieniu
    .fix = nic, gdy dni na liście są właściwe
V158 = nie ma czego zestawić
    .why = żaden plik nie wejdzie do sprawozdania { $form } za { $period }: inne sprawozdania { $forms }, inne okresy { $periods }, jednostki spoza listy { $unlisted }, pozostałe pliki { $others }
    .effect = niczego nie zestawiono
    .fix = sprawdź nazwę sprawozdania, okres, katalog z plikami i listę jednostek
V159 = pominięto: { $why ->
    [no-form] pliki, w których nie ma formularza
    [form] inne sprawozdania
    [period] sprawozdania za inny okres
    [version] starsze wersje
   *[other] pliki
 } (razem { $count })
    .why = { $why ->
        [no-form] leżą w katalogu obok sprawozdań
        [version] nowszą wersję ma ta sama jednostka, albo wskazuje ją lista
       *[other] zestawia się jedno sprawozdanie za jeden okres
    }
    .effect = nie ma ich w zestawieniu
    .fix = nic, gdy tak ma być
V161 = katalog nie jest pusty i jest w nim coś innego niż to zestawienie
    .why = gotowego zestawienia się nie zmienia
    .effect = niczego nie zapisano
    .fix = podaj inny katalog w --to
V162 = sumy wydrukowane w zeszycie nie są sumami jednostek: { $count } z { $cells }
    .why = wydrukowano i zestawiono: { $first }
    .effect = w zestawieniu są sumy jednostek
    .fix = wyjaśnij różnice z tym, kto zeszyt zestawił; wszystkie wypisano poniżej i w manifest.json
V163 = nie wiadomo, czym jest wiersz zeszytu: „{ $found }”
    .why = kolumna { $column } mówi, co jest w wierszu; znane: { $known }
    .effect = wiersza nie zestawiono
    .fix = dopisz to słowo do odwzorowania zeszytu (collation/)
V164 = w sprawozdaniach jednostek są błędne wartości; jednostek: { $count }
    .why = tekst w miejscu liczby, pole dwa razy, pole spoza formularza albo wartość w polu zablokowanym; pierwsze: { $first }
    .effect = te wartości nie wchodzą do zestawienia
    .fix = zapytaj jednostki: pola i powody są w zapytania.csv
V165 = jednostka { $unit } nie ma wersji { $wanted }, którą podaje lista
    .why = najnowsza z jej plików: { $version }
    .effect = wzięto wersję { $version }
    .fix = uzyskaj wersję z listy albo popraw listę
V166 = wierszy działów { $sections }, które biorą się z danych jednostki, nie zestawiono
    .why = każda jednostka ma w nich inne wiersze
    .effect = zestawienie ma tylko wiersze wspólne
    .fix = nic
more-cells = … i jeszcze { $count }
V118 = { $kind ->
    [empty] reguła jest pusta
    [sign] znak „{ $found }” nie należy do reguły
    [no-comparison] reguła niczego nie porównuje
    [two-comparisons] reguła porównuje dwa razy
    [row-or-column] nie wiadomo, czy „{ $found }” to wiersz, czy rubryka
    [section] nie wiadomo, którego działu jest wiersz albo rubryka „{ $found }”
    [open] nawias nie jest zamknięty
    [close] nawias nie jest otwarty
    [deep] za dużo nawiasów w nawiasach
    [name] po słowie „w.”, „kol.” albo „Dz.” nie ma numeru
    [word] nieznane słowo „{ $found }”
    [end] reguła kończy się znakiem działania
    [both] reguła ma i check, i printed
    [place] przed dwukropkiem stoi coś innego niż dział, wiersz albo rubryka
   *[cell] „{ $found }” nie jest polem ani znakiem, którego tu trzeba
 }
    .why = reguła ma postać: Dz. 1: w. 1 = w. 2+4+(42-43), albo Dz. 1, w. 1, kol. 2 = Dz. II, w. 5, kol. 2 + kol. 4
    .effect = niczego nie sprawdzono
    .fix = { $kind ->
        [no-comparison] dopisz =, >= albo <= i drugą stronę
        [two-comparisons] podziel na dwie reguły
        [row-or-column] napisz w. { $found } albo kol. { $found }
        [section] dopisz dział, na przykład Dz. 1:
        [sign] użyj +, −, nawiasów i porównania
        [both] zostaw jedno z nich
       *[other] { $nearest ->
            [none] popraw regułę w tym miejscu
           *[near] popraw regułę w tym miejscu; podobne słowo: „{ $nearest }”
        }
    }
V119 = { $part ->
    [section] formularz nie ma działu „{ $name }”
    [row] w dziale { $section } nie ma wiersza „{ $name }”
   *[column] w dziale { $section } nie ma rubryki „{ $name }”
 }
    .why = są: { $known }
    .effect = niczego nie sprawdzono
    .fix = { $nearest ->
        [none] popraw numer w regule
       *[other] popraw numer w regule; podobny: „{ $nearest }”
    }
V167 = działów { $sections } nie ma w żadnym sprawozdaniu
    .why = żadna jednostka nie podała w nich ani jednej wartości
    .effect = w zestawieniu są puste, a ich reguł nie sprawdzono
    .fix = gdy jednostki mają je wypełniać, poproś o nie; gdy to układ roboczy, którego nikt nie składa, nic
V168 = żadna jednostka nie jest z grupy „{ $name }”
    .why = { $known ->
        [none] te pliki nie mówią, z jakiej grupy jest jednostka
       *[other] są grupy: { $known }
    }
    .effect = niczego nie zestawiono
    .fix = { $known ->
        [none] usuń --group: grupy mają tylko zeszyty, w których kolumna mówi, skąd jest jednostka
       *[other] { $nearest ->
            [none] podaj w --group jedną z nich; wielkość liter nie ma znaczenia
           *[other] popraw nazwę; podobna: „{ $nearest }”
        }
    }
V169 = sprawozdanie jednostki { $unit } jest dwa razy
    .why = wersja jest ta sama i każde pole takie samo
    .effect = wzięto jeden z nich; drugi niczego nie dodaje
    .fix = nic, gdy to kopia; gdy jeden z plików miał być korektą albo jest innej jednostki, poproś o właściwy
