# Rozpoznanie eksportów: spraw inspect.
inspect-file = { $file }{ $sheet ->
    [none] {""}
   *[other] , arkusz „{ $sheet }”
 }{ $hidden ->
    [yes] {" "}(ukryty)
   *[no] {""}
 }: { $kind }{ $encoding ->
    [none] {""}
   *[other] , { $encoding }
 }{ $delimiter ->
    [none] {""}
   *[other] , rozdziela „{ $delimiter }”
 }; nagłówek w wierszu { $header }, { $rows ->
    [one] { $rows } wiersz
    [few] { $rows } wiersze
   *[many] { $rows } wierszy
 }{ $sampled ->
    [yes] {" "}(wartości z próby)
   *[no] {""}
 }
inspect-table = tabela { $table } ({ $title }){ $rival ->
    [none] {""}
   *[other] {" "}albo { $rival }: pasują niemal tak samo, wybierz jedną po --table; tej niczego się nie zapisze
 }
inspect-ready = { $what }: tabela { $table } ({ $title }); czyta go gotowe odwzorowanie „{ $mapping }”
inspect-ready-use = { $names ->
    [none] wystarczy { $line } w mapowania/{ $mapping }.toml; zapisze to --write
   *[other] wystarczy { $line } w mapowania/{ $mapping }.toml, ale plik musi się nazywać tak, jak tam stoi: { $names }
 }
inspect-no-table = nie pasuje do żadnej tabeli; gdy wiesz, do której, podaj ją po --table
inspect-kind = { $kind ->
    [id] identyfikator
    [pesel] PESEL
    [teryt] TERYT
    [date] dzień
    [money] kwota albo liczba
    [word] słowa
    [code] kody
    [int] liczba całkowita
    [decimal] liczba
    [bool] tak/nie
   *[text] tekst
 }
inspect-unique = każdy inny
inspect-nothing = pusta
inspect-is = = { $column } { $confidence }%{ $words ->
    [sure] {""}
    [likely] , prawdopodobne
   *[weak] , słabe: sprawdź
 }
inspect-maybe = ? { $column }
inspect-which = { $column } ({ $title }): { $count ->
    [one] czy to { $places }?
   *[other] która to kolumna: { $places }?
 } { $why ->
    [unit] Nagłówek wygląda na jednostkę: może trzeba mnożyć przez { $reason }.
    [made] Arkusz da się też odczytać bez łączenia i dzielenia kolumn.
    [alike] Pasują niemal tak samo.
    [denied] Nagłówek na to wskazuje, wartości nie: { $reason }.
    [other] Wartości na to wskazują, ale nagłówek jest nazwą innej kolumny: { $reason }.
    [reversed] W większości wierszy koniec jest przed początkiem: wyglądają na zamienione.
   *[unknown] Takie mają wartości, a nagłówki nic nie mówią.
 } { $needed ->
    [yes] Kolumna jest obowiązkowa.
   *[no] Bez odpowiedzi nie będzie czytana.
 }
inspect-which-codes = { $column } ({ $title }): co znaczą kody { $codes }?
inspect-order = W prawie każdym wierszu { $from } jest nie później niż { $to }.
inspect-reason = { $reason ->
    [unit] nagłówek podaje jednostkę: razy { $of }
    [part] kod stoi w komórce obok słów: sprawdź
    [made] złożona z innych kolumn: sprawdź
    [named] nagłówek
    [sounds] słowa nagłówka
    [kind] rodzaj wartości
    [codes] { $share }% kodów jest w słowniku { $of }
    [translated] kody da się przełożyć na słownik { $of }
    [key] każdy wiersz ma inny
    [refers] { $share }% jest w tabeli { $of }
    [referred] wskazują na nie inne pliki
    [only] jedyna wolna kolumna tego rodzaju: sprawdź
    [empty] kolumna jest pusta
    [not-of-kind] wartości są innego rodzaju
    [not-unique] powtarzają się
    [no-such-keys] w tabeli { $of } takich nie ma
   *[strange] kody spoza słownika { $of }
 }
inspect-unchanged = { $mapping } ({ $table }): nagłówki i wartości takie, jak mówi odwzorowanie
inspect-changed = { $mapping } ({ $table }): zmieniło się
inspect-moved = { $what ->
    [new] nowe kolumny
    [missing] nie ma kolumn
    [renamed] inaczej nazwane
   *[moved] przestawione
 }: { $text }
inspect-lost = odwzorowanie czyta nagłówek „{ $header }”, a w pliku go nie ma
inspect-strange = { $shown } nie wygląda na { $column }: { $reasons }{ $instead ->
    [none] {""}
   *[other] ; takie wartości ma { $instead }
 }
inspect-reversed = { $from } i { $to } wyglądają na zamienione: w większości wierszy koniec jest przed początkiem
mapping-head =
    Odwzorowanie tabeli { $table } ({ $title }), zaproponowane przez spraw inspect.
    Przy kolumnach stoi, na ile propozycja jest pewna i dlaczego. Znak „?” to pytanie: usuń „# ” z
    właściwego wiersza albo wpisz kod; bez odpowiedzi na pytanie o kolumnę obowiązkową spraw nie liczy.
mapping-header-line = Nagłówki, jakie były; gdy się przesuną, spraw to powie.
mapping-lacks = { $column } ({ $title }): kolumna obowiązkowa, a w eksporcie jej nie widać; gdy w każdym rekordzie jest to samo, wpisz to jako constant
mapping-absent = { $column } ({ $title }): nie widać jej w eksporcie
mapping-code = { $by ->
    [label] { $label }
    [records] { $label }; mówią o tym rekordy, na które wskazuje
    [short] { $label }; skrót: sprawdź
   *[nothing] wpisz kod: spraw template show { $list }
 } ({ $count ->
    [one] { $count } wiersz
    [few] { $count } wiersze
   *[many] { $count } wierszy
 })
summary-inspect-written = zapisano { $file }
inspect-swapped = { $one } i { $two } wyglądają na zamienione: liczby w każdej są takie, jakie dotąd były w drugiej
mapping-usual = Zakres, w którym leży większość liczb; gdy dwie kolumny zamienią się wartościami, spraw to powie.
inspect-part = część { $shown }
mapping-numbered = gdy identyfikatorem może być numer wiersza z numerem kolumny:
mapping-wide = Każda wypełniona komórka tych kolumn staje się rekordem.
