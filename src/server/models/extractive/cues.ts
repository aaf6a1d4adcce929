import type { Sentence } from './reading.ts'

/** Starts that lean on the sentence before: out of place, nobody knows who "he" is. */
const DANGLING =
  /^["“„«(]?(?:however|but|and|so|yet|or|then|thus|hence|therefore|moreover|furthermore|nevertheless|still|instead|also|likewise|similarly|otherwise|meanwhile|indeed|for example|for instance|in addition|in contrast|on the other hand|as a result|in other words|in this case|in response|because of this|if so|if not|not|nor|now|again|next|later|earlier|at this point|in this (?:case|way|section|example|sense)|in part|at first|then|he|she|they|it|his|her|their|its|him|them|this|that|these|those|such|here|there|both|neither|the latter|the former|yes|no|well|once|rather|finally|first|second|third|aber|auch|und|doch|jedoch|also|dann|dennoch|deshalb|daher|damit|dabei|dadurch|dazu|somit|außerdem|ferner|zudem|trotzdem|allerdings|hingegen|er|sie|es|dies|diese|dieser|dieses|das|sein|ihre?|hier|dort|zum beispiel|mais|et|donc|ainsi|cependant|toutefois|or|puis|alors|en effet|de plus|par exemple|il|elle|ils|elles|ce|cela|ceci|c['’]est|cette|ces|pero|y|así|entonces|además|sin embargo|por ejemplo|él|ella|ellos|ellas|esto|eso|este|esta|estos|estas|但是|然而|因此|所以|而且|此外|他|她|它|这|那)(?![\p{L}\p{N}_-])/iu
const DANGLING_EXCEPT =
  /^(?:(?:this|the present) (?:paper|article|work|study|report|book|document|agreement|contract|lease|policy|thesis|chapter|guide|manual|section)|diese[rs]? (?:arbeit|skript|artikel|buch|bericht|studie|vertrag|dokument|vereinbarung|text)|es (?:wird|werden|beinhaltet)|ce(?:t|tte)? (?:article|étude|livre|rapport|document|contrat)|est[ea] (?:artículo|libro|estudio|informe|documento|contrato|trabajo))/iu
const THESIS =
  /\b(?:(?<=^|^in |^In )(?:this|the present) (?:paper|article|work|study|report|book|thesis|agreement|lease|policy|document)|our (?:approach|results?|technique|contribution|method|work)|(?:my|our) (?:claim|argument|goal|aim|point) is (?!not)|we (?:present|propose|show|introduce|describe|conclude|argue|find|found|demonstrate|report)|in (?:summary|conclusion|short)|to summari[sz]e|i (?:argue|claim|conclude)|the (?:main|key|central|primary) (?:\p{L}+ )?(?:idea|point|result|goal|question|argument|claim|problem|purpose|finding|contribution)s?|the (?:aim|purpose|goal) of (?:this|the|our) |it is concluded|is (?:about|defined as|called|known as)|refers to|in dieser arbeit|diese[rs]? (?:arbeit|skript|buch|vertrag|bericht)|zusammenfassend|ziel (?:ist|dieser)|wir zeigen|versteht man|bezeichnet man|cet article|nous (?:présentons|proposons|montrons)|en (?:conclusion|résumé|conclusión|resumen)|este (?:artículo|trabajo)|(?:nosotros )?(?:presentamos|proponemos))(?![\p{L}])|本文|综上|总之|目的是/iu
const FIRST_PERSON_ASIDE =
  /^(?:I|We|You|My|Let(?:['’]s| us)|Imagine|Consider|Suppose|Recall|Note|See|Ich|Wir|Sei|Seien)(?!\p{L})/u

/** Parts of textbooks that go by a label: examples, exercises, proofs. */
const LABEL =
  /^(?:bemerkung|beispiel|beweis|hinweis|aufgabe|definition|satz|lemma|korollar|behauptung|remark|example|proof|exercise|hint|note|theorem|corollary|proposition|preuve|exemple|remarque|ejemplo|demostración)\b ?\d*[:.( ]/iu

const EARLY_PRONOUN =
  /^(?:(?:\p{L}+,? ){1,3}|[^,]{1,30}, (?:\d{4}, )?)(?:he|she|they|them|this|these|those|it|her|him)(?![\p{L}-])(?! (?:paper|article|book|report|agreement|study|lease|contract))/u

/** "… about this war": leans on what was said before, wherever in the sentence it stands. */
const POINTS_BACK = /(?<=\S )(?:this|these|such an?|diese[rsmn]?|jene[rsmn]?|cette|ces|est[ea]s?) \p{L}{3,}/iu
const POINTS_HERE =
  /(?<=\S )(?:this|diese[rsmn]?|cette|est[ea]) (?:paper|article|work|study|report|book|document|agreement|contract|lease|policy|section|arbeit|skript|artikel|buch|bericht|vertrag|étude|libro)/iu
/** Told to the reader about the text, not by it: "As I described", "the story that follows". */
const ASIDE =
  /^(?:more important(?:ly)?|as (?:i|we|you|mentioned|noted|described)|if you|wie (?:wir|bereits|oben))(?!\p{L})|\bthat follows?\b|\bthe next (?:chapter|section)\b|\b(?:described|mentioned|discussed) (?:above|below|earlier)\b|\b(?:oben|unten) (?:beschrieben|erwähnt)/iu

/** Exercises: what the reader is asked to do. */
const TASK =
  /^(?:\([a-z]\) )?(?:prove|show that|compute|calculate|find|give|geben|zeigen|beweisen|berechnen|finden|bestimmen|montrer|calculer|demostrar|calcular)(?: sie)?(?!\p{L})/iu

/** True when the sentence cannot be understood without the one before. */
export function isDangling(sentence: Sentence): boolean {
  return DANGLING.test(sentence.text) && !DANGLING_EXCEPT.test(sentence.text)
}

const PRONOUN =
  /^["“„«(]?(?:he|she|they|it|his|her|their|its|this|these|that|those|such|er|sie|es|dies(?:e[rs]?)?|sein|ihre?|il|elle|ils|elles|ce(?:la|ci|tte|s)?|él|ella|ellos|ellas|esto|eso|est[ea]s?|他|她|它|这|那)(?![\p{L}\p{N}_-])/iu

/** True when it begins with a word that stands for something in the sentence before. */
export function startsWithPronoun(sentence: Sentence): boolean {
  return PRONOUN.test(sentence.text) && !DANGLING_EXCEPT.test(sentence.text)
}

/** True when it speaks early of someone whom only the sentence before names: "In 1935, he showed it". */
export function leansOn(sentence: Sentence): boolean {
  return isDangling(sentence) || EARLY_PRONOUN.test(sentence.text)
}

/** True for sentences that say what the document holds, aims at, defines or concludes. */
export function isThesis(sentence: Sentence): boolean {
  return THESIS.test(sentence.text)
}

/** What the wording of a sentence does to its place in a summary: a factor around 1. */
export function wordingFactor(sentence: Sentence): number {
  let factor = 1
  if (isDangling(sentence)) factor *= 0.45
  else if (/^\p{L}+, (?:however|then|therefore|too)\b/u.test(sentence.text)) factor *= 0.6
  else if (EARLY_PRONOUN.test(sentence.text)) factor *= 0.65
  if (POINTS_BACK.test(sentence.text) && !POINTS_HERE.test(sentence.text)) factor *= 0.65
  if (ASIDE.test(sentence.text)) factor *= 0.55
  if (sentence.kind === 'item') factor *= 0.55
  if (LABEL.test(sentence.text) || TASK.test(sentence.text)) factor *= 0.4
  if (isThesis(sentence)) factor *= 1.6
  else if (FIRST_PERSON_ASIDE.test(sentence.text)) factor *= 0.75
  if (/[?？]["'”’»)]*$/u.test(sentence.text)) factor *= 0.2
  if (/^["“„«「]/u.test(sentence.text) || /[!！:：]["'”’»)]*$/u.test(sentence.text)) factor *= 0.6
  if (
    /\b(?:Figure|Fig\.|Table|[Pp]age|Seite|Abbildung|Abb\.|Tabelle|Section|Chapter|Abschnitt|Satz|Lemma|Theorem) ?\d/u.test(
      sentence.text,
    )
  )
    factor *= 0.6
  return factor
}
