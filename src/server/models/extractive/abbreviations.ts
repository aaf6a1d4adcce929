/** Abbreviations (without the last dot, lower case) after which a sentence goes on, whatever follows. */
export const ALWAYS_GOES_ON = new Set(
  `mr mrs ms dr prof st messrs hon rev gen col capt lt sgt fig figs eq eqs sec secs ch chap vol vols ed eds pp vs cf
  e.g i.e viz approx dept est ref refs resp ex tab para paras cl sch ph.d ibid
  z.b d.h u.a s.o s.u vgl bzw nr abs abb art ziff lit str tel hr fr ca ggf inkl sog bzgl bzw evtl bspw max min mio mrd dipl ing
  m mme mlle mm p.ex c.-à-d art av boul
  sr sra srta ud uds núm pág págs p.ej
  sig dott ing avv dhr mevr bijv d.w.z o.a`.split(/\s+/),
)

/** Abbreviations that may also end a sentence: it goes on unless a word follows that commonly starts one. */
export const MAY_END = new Set(
  `inc ltd co corp llc plc bros jr sr u.s u.k u.n e.u u.s.a d.c a.m p.m al jan feb mar apr jun jul aug sep sept oct
  nov dec usw etc gmbh ag kg ph.d b.v n.v s.a`.split(/\s+/),
)

/** Abbreviations that only go on before a number: "No. 5", "p. 12", "No. NL81". */
export const BEFORE_NUMBER = new Set('no nos n p s pp art nr num núm núms º'.split(' '))
