/**
 * Function words, written out for the languages asked for most: the lists of stopwords-iso hold many words that carry
 * meaning in a question ("work", "year", "number", "jahr"). All other languages use stopwords-iso.
 */
const words = (list: string): string[] => list.trim().split(/\s+/)

export const FUNCTION_WORDS: Record<string, string[]> = {
  en: words(`a about above according after again against all also although always am among an and any are aren as at be
    because been before being below between both but by can cannot could d did didn do does doesn doing don done down
    during each either else even ever every few for from further had hadn has hasn have haven having he hence her here
    hers herself him himself his how however i if in instead into is isn it its itself just ll many may me might mine
    more most much must my myself neither no nor not now of off often on once one only onto or other others our ours
    ourselves out over own per quite rather re s same shall she should shouldn since so some such t than that the their
    theirs them themselves then there thereby therefore these they this those though through thus to together too toward
    towards under unless until up upon us ve very was wasn we well were weren what whatever when where whereas whether
    which while who whom whose why will with within without would wouldn yet you your yours yourself
    please tell say says said let`),
  de: words(`aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bereits
    bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darin darüber das
    dass davon dazu dein deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch dürfen ebenso ein eine einem einen einer eines einige er es etwa etwas euch euer für
    gegen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
    immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes kann kannst kein keine
    keinem keinen keiner können könnte machen man mehr mein meine mich mir mit muss musste müssen nach nachdem nicht
    nichts noch nun nur ob oder ohne sehr sei seid sein seine seinem seinen seiner seines seit selbst sich sie sind so
    sodass solche sollen sollte somit sondern sonst soweit sowie über um und uns unser unsere unter viel viele vom von vor
    während wann war waren warum was weder wegen weil welche welchem welchen welcher welches wem wen wenn wer werde
    werden wessen weshalb wie wieder wieso wieviel will wir wird wirst wo wobei wodurch wofür woher wohin womit woran
    worauf woraus worin worüber worum wovon wozu wurde wurden würde würden zu zum zur zwar zwischen bitte sagt steht`),
  fr: words(`a ai au aucun aucune aussi autre autres aux avait avant avec avez avoir avons c car ce ceci cela celle celles
    celui ces cet cette ceux chaque ci comme comment d dans de depuis des donc dont du elle elles en encore entre es est
    et étaient était été être eu eux faut fait font il ils j je l la laquelle le lequel les lesquels leur leurs lors lui
    m ma mais me même mes moi mon n ne ni nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus pour
    pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si sien
    soit son sont sous sur t ta tandis te tel telle tes toi ton tous tout toute toutes très tu un une vers vos votre vous
    y à combien dit`),
  es: words(`a al algo algunas algunos ante antes aquel aquella así aun aunque cada como cómo con contra cual cuál cuáles
    cuales cualquier cuando cuándo cuanta cuánta cuántas cuanto cuánto cuántos de del desde donde dónde dos durante e el
    él ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está están estas este esto estos fue
    fueron ha había haber han hasta hay la las le les lo los más me mi mientras mis muy nada ni no nos nosotros o os otra
    otras otro otros para pero por porqué porque puede pueden pues que qué quien quién quienes quiénes se sea según ser
    será si sí sido sin sobre son su sus también tan tanto te tiene tienen toda todas todo todos tras tu un una unas uno
    unos usted y ya yo dice`),
}

const LISTS = Object.values(FUNCTION_WORDS).map((list) => new Set(list))

/**
 * The function words of the language that a question is asked in, as far as its own tell: of those listed here, the one
 * of which it holds most; `known`, its document's, where that holds as many. A document in another language, or a
 * table that was taken for one, may hold all else that is asked: names, numbers, its columns.
 */
export function functionWordsOf(
  question: readonly string[],
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const held = (list: ReadonlySet<string>) => question.filter((word) => list.has(word.toLowerCase())).length
  return LISTS.reduce((best, list) => (held(list) > held(best) ? list : best), known)
}
