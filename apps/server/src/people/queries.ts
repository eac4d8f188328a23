// What other subjects may ask of the register.
export { describePeople, groupedWith } from './describe.ts'
export { dropMissing, type IncomingRow, takeIn } from './intake.ts'
export { orderSuggestions } from './jobs.ts'
export { anchorsOf } from './page.ts'
export { nationalityOf } from './standing.ts'
