package tidings.streams.match.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -     | ENGLISH    | The two countries have agreed to restore the work of their embassies
        -     | GERMAN     | Die beiden Länder haben sich auf die Arbeit der Botschaften geeinigt
        -     | FRENCH     | Les deux pays se sont mis d'accord sur le travail des ambassades
        -     | SPANISH    | Los dos países han acordado que las embajadas vuelvan a trabajar
        -     | ITALIAN    | I due paesi hanno deciso che le ambasciate della Russia sono aperte
        -     | PORTUGUESE | Os dois países não disseram quando as embaixadas voltam ao trabalho
        -     | POLISH     | Oba kraje uzgodniły, że ambasady będą pracować, ale nie wiadomo kiedy
        -     | TURKISH    | İki ülke bu hafta için yeni bir görüşme ve çok önemli bir karar aldı
        -     | RUSSIAN    | Страны договорились о том, что посольства будут работать как раньше
        -     | UKRAINIAN  | Країни домовилися, що посольства працюватимуть і надалі
        -     | ARABIC     | اتفق البلدان على إعادة عمل السفارات
        -     | UNSPACED   | 两国同意恢复大使馆的工作
        -     | ENGLISH    | Moscow embassy
        -     | ENGLISH    | U.S. Opposes Integrity in UN Vote
        -     | ENGLISH    | Trump's fantasy: History won't repeat itself
        -     | OTHER      | Et stort flertal af den grønlandske befolkning ønsker ikke det
        -     | OTHER      | Người đàn ông này không được các bác sĩ cho về
        -     | TURKISH    | İstanbul'da bir operasyon için karar
        en    | OTHER      | Statsministeren siger, at det ikke er nok, og at der er brug for mere hjælp til Ukraine efter mødet
        en-US | ENGLISH    | Botschaft
        en    | GERMAN     | Die beiden Länder haben sich auf die Arbeit der Botschaften in den Städten und auf mehr geeinigt
        en    | RUSSIAN    | Посольства будут работать
        ru    | UKRAINIAN  | Країни домовилися, що посольства працюватимуть і надалі в обох столицях, але її ще немає
        de    | GERMAN     | Moskau
        fi    | OTHER      | Suurlähetystö avataan uudelleen
        """)
    void languageIsToldByLettersAndCommonWords(@Nullable String declared, Language expected, String text) {
        assertThat(LanguageDetector.detect(declared, "", text)).isEqualTo(expected);
    }
}
