/** What the sides of a contract are called: "either party" means each of them. */
const SIDES = new Set(
  `tenant landlord lessee lessor renter employer employee buyer seller purchaser vendor licensor licensee customer
  supplier provider client contractor borrower lender mieter vermieter käufer verkäufer arbeitgeber arbeitnehmer`.split(
    /\s+/,
  ),
)
const EACH =
  /\b(?:(?:either|each|both|neither) (?:of the )?part(?:y|ies)|(?:jede|beide|keine)[rn]? (?:vertrags)?partei(?:en)?)\b/iu

/** How surely a text that speaks of both sides speaks of the one asked for: 0.9, else 0. */
export function spokenOfAsParty(word: string, text: string): number {
  return SIDES.has(word) && EACH.test(text) ? 0.9 : 0
}
