# I: czytanie eksportów.
I101 = nie ma eksportów za { $period }
    .why = w katalogu dane nie ma katalogu { $period } ani katalogów krótszych okresów, na przykład miesięcy, ani dłuższego, w którym leży
    .effect = niczego nie policzono
    .fix = załóż katalog dane/{ $period } i zapisz w nim eksporty albo popraw okres w poleceniu
I176 = katalogu z eksportami nie można otworzyć
    .why = szczegóły techniczne: { $message }
    .effect = niczego nie policzono i nie wiadomo, na co sprawozdania czekają
    .fix = sprawdź, czy katalog dane jest w katalogu ośrodka, czy dysk sieciowy jest podłączony i czy wolno ten katalog czytać
I177 = w katalogu dane nie ma eksportów z żadnego okresu
    .why = katalogi z eksportami nazywają się jak okresy, na przykład dane/2025-H1, a nie ma ani jednego; tak wygląda też dysk sieciowy, który nie jest podłączony
    .effect = niczego nie policzono i nie wiadomo, na co sprawozdania czekają
    .fix = sprawdź, czy dysk jest podłączony; w nowym ośrodku zapisz pierwsze eksporty w katalogu okresu
I102 = brakuje pliku „{ $pattern }” w { $folder }
    .why = odwzorowanie czyta z niego tabelę „{ $table }”
    .effect = niczego nie policzono
    .fix = zapisz plik w tym katalogu albo popraw nazwę (files) w odwzorowaniu
I103 = za dużo plików „{ $pattern }” w { $folder }: { $found }
    .why = odwzorowanie czyta tabelę „{ $table }” z jednego pliku
    .effect = niczego nie policzono
    .fix = zostaw jeden plik, a gdy ma ich być więcej, wpisz w odwzorowaniu expect = "monthly" (plik na miesiąc) albo expect = "any"
I104 = pliku nie da się odczytać
    .why = { $there ->
        [no] nie ma takiego pliku
       *[yes] szczegóły techniczne: { $message }
    }
    .effect = niczego nie policzono
    .fix = { $there ->
        [no] popraw ścieżkę albo nazwę pliku
       *[yes] sprawdź, czy plik otwiera się w Excelu i nie jest pusty, i wyeksportuj go jeszcze raz jako .xlsx albo .csv
    }
I105 = w skoroszycie nie ma arkusza „{ $name }”
    .why = arkusze: { $known }
    .effect = niczego nie policzono
    .fix = { $nearest ->
        [none] popraw nazwę arkusza (sheet) w odwzorowaniu, wybierz ją z listy
       *[other] popraw nazwę arkusza (sheet) w odwzorowaniu; najbliższa: „{ $nearest }”
    }
I106 = w eksporcie nie ma kolumny „{ $name }”
    .why = nagłówki: { $known }
    .effect = niczego nie policzono
    .fix = { $nearest ->
        [none] popraw nagłówek w odwzorowaniu, wybierz go z listy
       *[other] popraw nagłówek w odwzorowaniu; najbliższy: „{ $nearest }”
    }
I107 = eksport ma tylko nagłówek
    .why = nie ma w nim żadnego rekordu tabeli „{ $table }”
    .effect = z tego pliku nic nie wejdzie do sprawozdania; gdy innego nie ma, pola liczone z tej tabeli będą zerami, a gdy jest tylko z innej części okresu, stoją w nich liczby samej tamtej części
    .fix = sprawdź, czy eksport nie został ucięty
I110 = wpis wskazuje na rekord, którego nie ma ({ $column })
    .why = w tabeli „{ $target }” nie ma takiego identyfikatora
    .effect = rekord zostaje, ale nie wejdzie do pól, które potrzebują danych z tabeli „{ $target }”
    .fix = uzupełnij eksport tabeli „{ $target }” albo popraw identyfikator
I111 = brakuje wartości: { $column }
    .why = bez niej nie da się policzyć rekordu tabeli „{ $table }”
    .effect = rekord odłożono, nie wejdzie do żadnego pola
    .fix = uzupełnij komórkę
I112 = nieczytelna wartość „{ $value }”: { $column }
    .why = kwota ma postać 1 234,56, dzień 31.12.2025 lub 2025-12-31, liczba 12 lub 12,5, tak/nie jak w odwzorowaniu; bez tej wartości nie da się policzyć rekordu tabeli „{ $table }”
    .effect = rekord odłożono, nie wejdzie do żadnego pola
    .fix = popraw wartość w systemie i wyeksportuj dane jeszcze raz albo popraw ją w pliku
I113 = nieczytelna wartość „{ $value }”: { $column }
    .why = kwota ma postać 1 234,56, dzień 31.12.2025 lub 2025-12-31, liczba 12 lub 12,5, tak/nie jak w odwzorowaniu
    .effect = rekord zostaje, ale nie wejdzie do pól, które czytają tę kolumnę
    .fix = popraw wartość w systemie i wyeksportuj dane jeszcze raz albo popraw ją w pliku
I114 = nieznany kod „{ $value }”: { $column }
    .why = w słowniku „{ $list }” nie ma tego kodu
    .effect = gdy kolumna jest obowiązkowa, rekord odłożono; w innym razie zostaje, ale nie wejdzie do pól, które ją czytają
    .fix = { $nearest ->
        [none] wpisz kod ze słownika (pokaże je spraw template show { $list }) albo przetłumacz swój kod w odwzorowaniu (codes)
       *[other] wpisz kod ze słownika albo przetłumacz swój kod w odwzorowaniu (codes); najbliższy: „{ $nearest }”
    }
I115 = kod „{ $value }” nie obowiązuje w tym dniu: { $column }
    .why = w słowniku „{ $list }” ten kod ma inne daty obowiązywania
    .effect = gdy kolumna jest obowiązkowa, rekord odłożono; w innym razie zostaje, ale nie wejdzie do pól, które ją czytają
    .fix = sprawdź datę i kod
I116 = błędny numer PESEL
    .why = cyfra kontrolna, długość albo data urodzenia się nie zgadza
    .effect = numer pominięto; rekord zostaje
    .fix = sprawdź numer w systemie
I117 = ten sam rekord dwa razy
    .why = oba wiersze tabeli „{ $table }” są jednakowe
    .effect = liczy się raz
    .fix = nic nie trzeba robić
I118 = dwa różne rekordy o tym samym identyfikatorze
    .why = w tabeli „{ $table }” identyfikator może wystąpić raz
    .effect = użyto późniejszego wiersza, wcześniejszy odłożono
    .fix = usuń błędny wiersz z eksportu
I119 = data końca jest wcześniejsza niż data początku
    .why = okres w tabeli „{ $table }” kończy się, zanim się zacznie
    .effect = rekord nie wejdzie do pól, które liczą ten okres
    .fix = popraw daty
I121 = uzupełniono zera na początku: { $column }
    .why = arkusz kalkulacyjny zgubił je, biorąc numer za liczbę
    .effect = żaden
    .fix = nic nie trzeba robić
I123 = { $count ->
    [one] { $count } rekord zmienił się
    [few] { $count } rekordy zmieniły się
   *[many] { $count } rekordów zmieniło się
 } w późniejszym eksporcie
    .why = tabela { $table }: ten sam identyfikator stoi w eksporcie wcześniejszego i późniejszego okresu z różnymi danymi
    .effect = użyto późniejszego; wcześniejszy jest w set-aside.csv
    .fix = nic nie trzeba robić, jeśli dane w systemie uzupełniono
I124 = stała „{ $value }” nie pasuje do kolumny: { $column }
    .why = odwzorowanie wpisuje ją do każdego rekordu, a nie jest to wartość tej kolumny
    .effect = niczego nie zrobiono
    .fix = popraw constant w odwzorowaniu
I125 = niezamknięty cudzysłów
    .why = cudzysłów otwarty w tym wierszu nie ma końca; wzięto go za zwykły znak, żeby nie połknął następnych wierszy
    .effect = wiersz przeczytano bez cudzysłowów: gdy w komórce był znak podziału, kolumny mogły się przesunąć
    .fix = usuń albo zamknij cudzysłów w tej komórce
I126 = skoroszyt jest zaszyfrowany hasłem
    .why = bez hasła nie da się go odczytać
    .effect = niczego nie policzono
    .fix = otwórz plik w Excelu i zapisz go bez hasła
I127 = eksporty nie obejmują całego okresu { $period }
    .why = brakuje katalogów za: { $months }
    .effect = w polach są tylko rekordy z katalogów, które są; sprawozdanie mówi to na pierwszej stronie
    .fix = dołóż eksporty tych miesięcy; jeśli obecne eksporty je zawierają, nazwij katalog okresem, który obejmują
I128 = żaden nagłówek nie pasuje do tabeli „{ $table }”
    .why = w wierszu nagłówka stoi: { $found }
    .effect = niczego nie policzono
    .fix = sprawdź, czy to właściwy plik, oraz header_row, delimiter i encoding w odwzorowaniu
I129 = plik jest pusty albo nie ma wiersza nagłówka { $row }
    .why = nagłówek ma stać w wierszu { $row }
    .effect = niczego nie policzono
    .fix = wyeksportuj plik jeszcze raz albo popraw header_row w odwzorowaniu
I130 = plik nie jest zapisany w kodowaniu { $name }
    .why = niektórych liter nie da się w nim odczytać
    .effect = niczego nie policzono
    .fix = popraw encoding w odwzorowaniu albo usuń je: program rozpoznaje UTF-8, cp1250 i ISO-8859-2
I131 = w { $folder } nie ma żadnego pliku „{ $pattern }”
    .why = odwzorowanie dopuszcza to (expect = "any"); z tego katalogu tabela „{ $table }” nie dostaje rekordów
    .effect = pola liczone z tej tabeli nie mają z niego nic
    .fix = jeśli plik powinien być, zapisz go w tym katalogu
I132 = plik jest ucięty
    .why = to początek pliku, którego końca brakuje: kopiowanie albo pobieranie przerwano
    .effect = niczego nie policzono
    .fix = skopiuj albo wyeksportuj plik jeszcze raz
I133 = plik jest pusty
    .why = nie ma w nim ani jednej wartości
    .effect = niczego nie policzono
    .fix = wyeksportuj plik jeszcze raz
I134 = arkusz „{ $name }” nie ma komórek
    .why = to arkusz wykresu, okna albo makr
    .effect = niczego nie policzono
    .fix = wpisz w odwzorowaniu (sheet) arkusz z danymi
I135 = plik żąda więcej, niż może mieć eksport: { $limit }
    .why = jest uszkodzony albo podrobiony; czytanie przerwano, zanim zabrakło pamięci
    .effect = niczego nie policzono
    .fix = otwórz plik w Excelu, skopiuj same dane do nowego skoroszytu i zapisz go jako .xlsx
I136 = czytanie pliku nie miało końca
    .why = plik jest uszkodzony: program czytający go nie skończył w wyznaczonym czasie
    .effect = niczego nie policzono
    .fix = otwórz plik w Excelu albo LibreOffice i zapisz go jako .xlsx albo .csv
I137 = to nie jest eksport, tylko plik { $name }
    .why = mówi o tym jego zawartość, nie nazwa
    .effect = niczego nie policzono
    .fix = wyeksportuj dane jako .xlsx albo .csv
I138 = w skoroszycie są ukryte arkusze: { $hidden }
    .why = czytany jest arkusz „{ $sheet }”; ukrytych nie widać w Excelu
    .effect = danych z ukrytych arkuszy nie ma w sprawozdaniu
    .fix = jeśli dane stoją w ukrytym arkuszu, wpisz jego nazwę w odwzorowaniu (sheet)
I139 = nazwa pliku mówi co innego niż zawartość: { $kind }
    .why = program kieruje się zawartością
    .effect = żaden
    .fix = nic nie trzeba robić
I140 = nieprzeliczona formuła: { $column }
    .why = w komórce jest formuła bez zapisanej wartości: skoroszyt zapisał program, który nie liczy
    .effect = rekord zostaje, ale nie wejdzie do pól, które czytają tę kolumnę; gdy kolumna jest obowiązkowa, rekord odłożono
    .fix = otwórz skoroszyt w Excelu i zapisz go: formuły się przeliczą
I141 = skoroszyt bierze wartości z innych plików
    .why = są w nim łącza zewnętrzne; zapisana wartość może być dawniejsza niż ich źródło
    .effect = użyto zapisanych wartości
    .fix = odśwież łącza w Excelu i zapisz plik albo wklej same wartości
I142 = { $count ->
    [one] { $count } pliku w { $folder } nie czyta żadne odwzorowanie
   *[many] { $count } plików w { $folder } nie czyta żadne odwzorowanie
}
    .why = to: { $names }
    .effect = nic z nich nie wejdzie do sprawozdania
    .fix = jeśli to eksport, dopisz go w odwzorowaniu albo popraw nazwę; jeśli nie, usuń go z katalogu
I143 = nagłówek „{ $name }” stoi w kilku kolumnach: { $columns }
    .why = nie wiadomo, z której z nich brać wartości
    .effect = niczego nie policzono
    .fix = wpisz w odwzorowaniu właściwą kolumnę, na przykład {"{"} header = "{ $name }", column = "F" {"}"}
I144 = w kolumnie { $column } nie stoi „{ $name }”
    .why = odwzorowanie mówi, że ma tam być, a stoi tam „{ $found }”: kolumny eksportu zmieniły miejsce
    .effect = niczego nie policzono
    .fix = sprawdź eksport i popraw column w odwzorowaniu albo usuń je
I145 = { $count ->
    [one] pominięto { $count } wiersz, który nie jest rekordem
    [few] pominięto { $count } wiersze, które nie są rekordami
   *[many] pominięto { $count } wierszy, które nie są rekordami
}
    .why = to powtórzony nagłówek, wiersz „Razem” albo stopka wydruku
    .effect = nie liczą się; w rozliczeniu wierszy stoją przy nagłówkach
    .fix = nic nie trzeba robić
I146 = znak „{ $value }” w miejscu wartości: { $column }
    .why = kreska znaczy, że nic tu nie ma; co znaczą inne znaki, mówi odwzorowanie (signs)
    .effect = brak wartości to nie zero: rekord nie wejdzie do pól, które jej potrzebują
    .fix = jeśli znak znaczy zero, wpisz w odwzorowaniu signs = {"{"} "{ $value }" = "zero" {"}"}
I147 = dzień zapisany jako liczba: { $column }
    .why = arkusz kalkulacyjny trzyma dni jako liczby, a w tej kolumnie zgubił ich wygląd
    .effect = liczby odczytano jako dni
    .fix = sprawdź jeden z nich; w Excelu ustaw kolumnie format daty
I148 = { $count ->
    [one] { $count } rekord stoi w dwóch źródłach i różni się
    [few] { $count } rekordy stoją w dwóch źródłach i różnią się
   *[many] { $count } rekordów stoi w dwóch źródłach i różni się
}
    .why = tabela „{ $table }” ma kilka źródeł; odwzorowanie mówi, któremu wierzyć (precedence)
    .effect = użyto rekordów źródła z wyższym precedence, pozostałe odłożono
    .fix = nic nie trzeba robić
I149 = kody spoza słownika „{ $list }” w kolumnie: { $column }
    .why = stoją w niej: { $codes }
    .effect = rekordy z nimi wymieniono osobno
    .fix = przetłumacz je w odwzorowaniu; podpowiedź z najbliższymi kodami: { $translation }
I153 = szereg „{ $series }” ma przerwę
    .why = brak w nim wartości za lata: { $years }; inne szeregi tej tablicy je mają
    .effect = wskaźnika z tych lat nie da się policzyć ani porównać
    .fix = sprawdź w publikacji, czy zmieniła się definicja albo układ tablicy
I160 = użyto poprawki: { $column }, rekord „{ $record }”
    .why = poprawki.csv: { $reason }
    .effect = w tabeli „{ $table }” stoi wartość z poprawki
    .fix = popraw wartość w systemie; po następnym eksporcie usuń poprawkę
I161 = poprawka nie jest już potrzebna: { $column }, rekord „{ $record }”
    .why = eksport mówi to samo co poprawka
    .effect = żaden
    .fix = usuń wiersz z poprawki.csv
I162 = poprawka nie pasuje: { $column }, rekord „{ $record }”
    .why = w eksporcie stoi dziś co innego niż wtedy, gdy pisano poprawkę
    .effect = poprawki nie użyto; w tabeli „{ $table }” stoi wartość z eksportu
    .fix = sprawdź rekord i popraw albo usuń wiersz w poprawki.csv
I163 = poprawka do rekordu, którego nie ma: „{ $record }”
    .why = w eksportach tabeli „{ $table }” nie ma rekordu o tym identyfikatorze
    .effect = poprawki nie użyto
    .fix = sprawdź identyfikator albo usuń wiersz z poprawki.csv
I164 = w pliku nie ma tabeli
    .why = { $known ->
        [none] nie ma w nim ani arkusza z komórkami, ani tabeli
       *[other] wszystkie arkusze są ukryte: { $known }
    }
    .effect = niczego nie policzono
    .fix = { $known ->
        [none] otwórz plik: czasem zamiast eksportu zapisuje się strona logowania; wyeksportuj dane jeszcze raz
       *[other] wpisz w odwzorowaniu (sheet) nazwę arkusza z danymi
    }
I165 = wiersz ma więcej pól niż nagłówek
    .why = znak podziału stoi pewnie w środku wartości, na przykład przecinek w kwocie; dalsze wartości przesunęły się pod cudze nagłówki
    .effect = wiersz tabeli „{ $table }” odłożono, nie wejdzie do żadnego pola
    .fix = wyeksportuj plik ze średnikiem albo z wartościami w cudzysłowach
I154 = błędny numer { $kind ->
        [regon] REGON
        [nip] NIP
       *[other] TERYT
    } „{ $value }”: { $column }
    .why = { $kind ->
        [regon] REGON ma dziewięć albo czternaście cyfr, a ostatnia zależy od pozostałych
        [nip] NIP ma dziesięć cyfr, a ostatnia zależy od pozostałych
       *[other] TERYT ma dwie, cztery, sześć albo siedem cyfr: województwo od 02 do 32 (parzyste), powiat, gmina i jej rodzaj (1, 2, 3, 4, 5, 8, 9)
    }
    .effect = gdy kolumna jest obowiązkowa, rekord odłożono; w innym razie zostaje, ale nie wejdzie do pól, które ją czytają
    .fix = popraw numer w systemie i wyeksportuj dane jeszcze raz
I155 = numer PESEL mówi o innym dniu urodzenia niż kolumna: { $column }
    .why = pierwszych sześć cyfr numeru PESEL to data urodzenia; w tabeli „{ $table }” jest inna
    .effect = wiek liczy się z kolumny, nie z numeru: od niego zależy, kto jest dzieckiem w rubrykach działu 4
    .fix = sprawdź w systemie, co jest pomyłką: numer czy data
I156 = numer PESEL mówi o innej płci niż kolumna: { $column }
    .why = przedostatnia cyfra numeru PESEL jest parzysta u kobiet, a nieparzysta u mężczyzn; w tabeli „{ $table }” jest inaczej
    .effect = liczy się płeć z kolumny
    .fix = sprawdź w systemie, co jest pomyłką: numer czy płeć
I157 = { $count ->
    [one] brak rekordów za jeden miesiąc
    [few] brak rekordów za { $count } miesiące
   *[many] brak rekordów za { $count } miesięcy
 }: { $months }
    .why = tabela „{ $table }” ma rekordy co miesiąc, a te miesiące okresu są puste, choć inne nie są
    .effect = jeśli eksport ucięto, liczby świadczeń, godzin i kwoty są za małe
    .fix = sprawdź w systemie, czy eksport objął cały okres; jeśli tych miesięcy jeszcze nie było albo nic się w nich nie działo, nic nie trzeba robić
I158 = w katalogu { $folder } leży eksport okresu { $found }
    .why = tabela „{ $table }”: żaden rekord nie jest z okresu { $period }, a z { $found } jest { $count } z { $total }
    .effect = tych rekordów nie policzono w tym okresie
    .fix = wyeksportuj tabelę jeszcze raz za właściwy okres
I150 = kolumny eksportu zmieniły się, odkąd powstało odwzorowanie
    .why = nagłówki są inne niż w header_line.{ $moved ->
        [none] {""}
       *[other] {" "}przestawione: { $moved }.
    }{ $new ->
        [none] {""}
       *[other] {" "}nowe: { $new }.
    }{ $missing ->
        [none] {""}
       *[other] {" "}nie ma już: { $missing }.
    }{ $renamed ->
        [none] {""}
       *[other] {" "}zapewne inaczej nazwane: { $renamed }.
    }
    .effect = żaden: kolumny odnajduje się po nagłówkach, nie po miejscu
    .fix = obejrzyj plik poleceniem spraw inspect; gdy wszystko się zgadza, wpisz nowe nagłówki do header_line
I151 = kolumny „{ $from }” i „{ $to }” wyglądają na zamienione
    .why = { $count } z { $all } rekordów, które mają oba dni, kończy się, zanim się zacznie
    .effect = te rekordy nie wejdą do pól, które liczą okres; inne pola mogą być złe
    .fix = porównaj kilka rekordów z systemem i popraw nagłówki w odwzorowaniu albo w eksporcie
I152 = kolumny „{ $one }” i „{ $two }” wyglądają na zamienione
    .why = { $by ->
        [keys] wartości każdej z nich są kluczami tabeli, na którą wskazuje druga
       *[usual] liczby w każdej z nich leżą w zakresie, który odwzorowanie pamięta dla drugiej (usual)
    }
    .effect = policzono tak, jak mówią nagłówki: pola, które czytają te kolumny, mogą być złe
    .fix = porównaj kilka rekordów z systemem; popraw nagłówki w odwzorowaniu albo, gdy wszystko się zgadza, zakresy w usual
I167 = dzielnicy „{ $name }” nie ma w słowniku wzory/lists/district.csv
    .why = ma ją { $count ->
        [one] jeden rekord osoby albo rodziny
       *[other] tyle rekordów osób i rodzin: { $count }
    }
    .effect = te osoby i rodziny nie są w żadnej dzielnicy
    .fix = { $nearest ->
        [none] popraw nazwę w programie dziedzinowym albo dopisz ją do słownika
       *[other] chodziło może o „{ $nearest }”? popraw nazwę albo dopisz ją do słownika
    }
I166 = dwa pliki są takie same co do bajta
    .why = w jednym katalogu nie ma po co trzymać tego samego eksportu dwa razy: jeden zapisano zapewne na miejscu drugiego
    .effect = rekordy liczą się raz; tych, które miały być w drugim pliku, nie ma
    .fix = wyeksportuj brakującą część jeszcze raz albo usuń kopię
I111-short = brak wymaganej wartości
I112-short = nieczytelna wymagana wartość
I114-short = kod spoza słownika
I115-short = kod nie obowiązuje w tym dniu
I116-short = błędny numer PESEL
I165-short = więcej pól niż nagłówek
I117-short = powtórzony jednakowy rekord
I118-short = powtórzony identyfikator, użyto późniejszego
I123-short = późniejszy eksport podaje ten rekord inaczej
I148-short = to samo w źródle, któremu odwzorowanie wierzy bardziej
I140-short = nieprzeliczona formuła
I154-short = błędny numer REGON, NIP albo TERYT
