import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";
import { phrasePattern } from "./phrase-pattern.ts";

const month =
  "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";
const day = "(?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)";
const unit = "(?:minutos?|horas?|días?|noches?|semanas?|mes|meses|años?)";
const season = "(?:primavera|verano|otoño|invierno|navidad)";
const count =
  "(?:\\d{1,4}|una?|unos|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|pocos|pocas|varios|varias|muchos|muchas)";

/** Spanish. */
export const spanish: LanguagePack = {
  code: "es",
  stopWords: foldedWordSet(
    `el la los las un una unos unas lo al del yo tú él ella ello nosotros nosotras vosotros vosotras ellos ellas usted
    ustedes me te se nos os le les mí ti sí mi mis tu tus su sus mío mía míos mías tuyo tuya suyo suya suyos suyas
    nuestro nuestra nuestros nuestras vuestro vuestra este esta estos estas esto ese esa esos esas eso aquel aquella
    aquellos aquellas aquello conmigo contigo consigo alguien algo alguno alguna algunos algunas algún nadie nada ningún
    ninguno ninguna`,
    `quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas por porque quien quienes que
    cual cuales cuando donde como cuanto cuanta cuantos cuantas cuyo cuya`,
    `soy eres es somos sois son era eras éramos eran fui fue fuimos fueron ser sido siendo sea sean estoy estás está
    estamos estáis están estaba estabas estaban estuvo estar estado he has ha hemos habéis han había habían hay haber
    puedo puedes puede podemos pueden podría`,
    `a ante bajo con contra de desde en entre hacia hasta para según sin sobre tras y e o u ni pero sino si aunque pues
    mientras`,
    `no ya muy más mas menos también tampoco tan tanto todo toda todos todas otro otra otros otras mismo misma cada mucho
    mucha muchos muchas poco poca ahí allí aquí así aun aún sólo solo d`,
  ),
  cues: {
    timePhrase: phrasePattern(
      "ayer|anteayer|anoche|hoy|recientemente|últimamente|hace poco|el otro día",
      `hace (?:casi |unos |unas |más de )?${count} ${unit}|${count} ${unit} (?:antes|después)`,
      `(?:el|la|los|las|este|esta) (?:pasad[oa]s?|próxim[oa]s?|últim[oa]s?) (?:${count} )?(?:${unit}|${day}|${month}|${season})`,
      `(?:el|la|este|esta) (?:${unit}|${day}|${season}|fin de semana) (?:pasad[oa]|que viene|próxim[oa])|est[ae] (?:mañana|tarde|noche|semana|mes|año|${season})`,
      `(?:en|desde|hasta|de|a principios de|a finales de) (?:${month}|${season})|\\d{1,2} de ${month}|(?:el|los) ${day}`,
      "(?<![#$€.,:-])(?:19[3-9]|20[0-4])\\d(?![.,:][0-9]|%)|\\d{1,2}/\\d{1,2}/\\d{2,4}|cuando era",
    ),
    firstPerson: phrasePattern(
      "yo|me|mi|mis|mí|mí[oa]s?|conmigo|nos|nosotr[oa]s|nuestr[oa]s?|soy|estoy|tengo|vivo|fui|he",
    ),
    whenQuestion: phrasePattern(
      "cuándo|¿ ?cuando|desde cuándo|en qué (?:fecha|día|año|mes|semana)|qué (?:fecha|día|año|mes)|cuánto tiempo|a qué hora",
    ),
    howMany: phrasePattern("cuánt[oa]s?|¿ ?cuant[oa]s?|con qué frecuencia|número de"),
    preferenceQuestion: phrasePattern(
      "favorit[oa]s?|preferid[oa]s?|prefier(?:o|es|e|en)|(?:te|le|les|nos|me) gustan?",
    ),
    procedureQuestion: phrasePattern(
      "cómo (?:puedo|se|podemos|debo|hago|hacer)|pasos para|instrucciones para",
    ),
    nowQuestion: phrasePattern(
      "ahora|actual(?:mente)?|hoy en día|en este momento|estos días|todavía|aún",
    ),
    historyQuestion: phrasePattern(
      "antes|anteriormente|originalmente|al principio|en el pasado|solía[ns]?|ya no|cambi(?:ó|ado|aste)",
    ),
  },
};
