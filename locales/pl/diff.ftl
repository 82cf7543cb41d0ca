# Co się zmieniło: diff.
diff-of = { $form }: co się zmieniło od A do B
diff-side = { $period }, { $version ->
    [0] z dzisiejszych eksportów
   *[other] wersja v{ $version }, z zachowanych danych
 } ({ $symbol }, wydanie { $edition })
diff-option = opcja { $name }: A { $before }, B { $after }
diff-count = { $of ->
    [cells] Ze wskazanych pól zmienionych
    [sections] We wskazanych działach pól zmienionych
   *[all] Pól zmienionych
 }: { $changed }, bez zmiany: { $unchanged }
diff-only = Pól tylko po stronie { $side }: { $count }: { $cells }
diff-pages = strona { $page } z { $pages } (--page pokazuje następną, --limit 0 wszystkie, --to plik.xlsx zapisuje wszystkie)
diff-ask = Rekordy pola, przyczyna po przyczynie: spraw diff { $sides } --cell POLE
diff-more = (i jeszcze { $count })
diff-set-aside = ten rekord odłożono; dlaczego, mówi set-aside.csv albo spraw check
diff-differs = Pomost nie prowadzi od jednej liczby do drugiej w polach: { $cells }. Nie ufaj mu i zgłoś to autorom programu.
diff-cause = { $cause ->
    [new] nowe
    [gone] ubyłe
    [late] wpisane później
    [corrected] poprawione
    [reclassified] zaliczone inaczej
    [definition] zmiana definicji
    [cells] zmiana pól formuły
    [value] zmiana wartości
   *[rounding] zaokrąglenie
 }
B101 = nie wiadomo, co znaczy „{ $found }”
    .why = strona porównania to sprawozdanie, okres i wersja, rozdzielone dwukropkami, każde najwyżej raz
    .effect = niczego nie porównano
    .fix = napisz na przykład mrpips-03:2025-H1, mrpips-03:2025-H1:v1 (v1, ostatnia albo teraz) lub wyniki/2025-H1/mrpips-03/v1
B102 = „{ $found }” nie mówi, { $lacks ->
        [form] o które sprawozdanie chodzi
       *[other] o który okres chodzi
    }
    .why = pierwsza strona porównania podaje sprawozdanie i okres; druga może pominąć to, co jest takie samo
    .effect = niczego nie porównano
    .fix = napisz na przykład spraw diff mrpips-03:2025-H1 2025-H2
B103 = to nie jest katalog sprawozdania tego ośrodka
    .why = porównuje się wersje z katalogu wyniki ośrodka, bo tylko do nich są zachowane dane
    .effect = niczego nie porównano
    .fix = podaj katalog taki jak wyniki/2025-H1/mrpips-03/v1, a ośrodek po -C
B104 = sprawozdania „{ $form }” za okres { $period } jeszcze nie złożono
    .why = w wynikach nie ma żadnej wersji, a bez drugiej strony porównuje się ostatnią wersję z dzisiejszymi eksportami
    .effect = niczego nie porównano
    .fix = podaj drugą stronę albo zrób wersję: spraw run { $form } --period { $period }
B105 = „{ $before }” i „{ $after }” to dwa różne sprawozdania
    .why = ich pola nie są tymi samymi liczbami, więc nie ma czego porównać pole po polu
    .effect = niczego nie porównano
    .fix = po obu stronach podaj to samo sprawozdanie; te same wielkości w różnych sprawozdaniach uzgadnia spraw run
B106 = po obu stronach jest to samo: { $found }
    .why = nie różnią się ani okresem, ani wersją, ani opcjami
    .effect = niczego nie porównano
    .fix = podaj inny okres, wersję (v1, ostatnia, teraz) albo --b-option dla drugiej strony
B107 = wersja { $version } policzona dzisiaj ma inne liczby niż złożona ({ $count ->
        [one] { $count } pole
        [few] { $count } pola
       *[many] { $count } pól
    })
    .why = zachowano jej dane, ale od tego czasu zmienił się program lub wbudowany wzór albo ktoś zmienił inputs.json wersji: { $cells }
    .effect = pomost prowadzi od liczb policzonych dzisiaj, a nie od złożonych
    .fix = przy tych polach porównaj pliki wersji; jeżeli program liczył źle, złóż korektę
back-test-rules = { $count ->
    [0] Wynik żadnej reguły się nie zmienia.
    [one] { $count } reguła ma inny wynik:
    [few] { $count } reguły mają inny wynik:
   *[other] { $count } reguł ma inny wynik:
 }
back-test-rule = { $rule }: { $was ->
    [passed] spełniona
    [failed] niespełniona
    [could_not_run] nie dała się sprawdzić
    [not_applicable] nie dotyczy
   *[none] nie ma jej
 } → { $becomes ->
    [passed] spełniona
    [failed] niespełniona
    [could_not_run] nie dała się sprawdzić
    [not_applicable] nie dotyczy
   *[none] nie ma jej
 }
