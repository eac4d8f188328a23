// What a passenger list says, whatever writes it: WCO/IATA/ICAO API guideline, PAXLST implementation guide.

export interface ListParty {
  /** As agreed with the receiving authority, at most 35 characters. */
  id: string
  qualifier?: string
}

export interface ListLeg {
  /** Carrier and number, such as KC6411. */
  flight: string
  carrier?: string
  /** IATA codes of airports, three letters. */
  from: string
  to: string
  /** Local times of the places, 'YYYY-MM-DDTHH:MM'. */
  departs: string
  arrives: string
  /** The leg on which the border of the receiving state is crossed; the others are routing. */
  crossing: boolean
}

export interface ListDocument {
  /** P passport (also an emergency travel document), I identity card, A resident card, F other that is accepted … */
  type: string
  number: string
  /** 'YYYY-MM-DD' */
  expires?: string
  /** Three-letter code. */
  issuer?: string
}

export interface ListPerson {
  role: 'passenger' | 'transit' | 'crew'
  surname: string
  given?: string
  second?: string
  address?: { street?: string; city?: string; region?: string; postcode?: string; state?: string }
  /** X: not specified. */
  sex: 'M' | 'F' | 'X'
  /** 'YYYY-MM-DD' */
  born: string
  bags?: number
  bagWeightKg?: number
  /** Whether the data were seen in the document. */
  verified?: boolean
  bagTags?: { tag: string; count?: number }[]
  /** Airport of border clearance. */
  cleared?: string
  /** Three-letter code of the state of residence. */
  residence?: string
  /** Airports where the journey begins and ends. */
  embarks: string
  lands: string
  bornIn?: string
  phone?: string
  /** Crew: CR1 cockpit, CR2 cabin, CR3 operations, CR4 cargo, CR5 positioned. */
  duty?: string
  nationality: string
  /** Booking, and the carrier's own number of the passenger. */
  locator?: string
  reference?: string
  seat?: string
  documents: ListDocument[]
}

export interface PassengerList {
  kind: 'passengers' | 'crew'
  sender: ListParty
  recipient: ListParty
  /** UTC, 'YYYY-MM-DDTHH:MM'. */
  preparedAt: string
  /** Interchange control reference, unique for the sender, at most 14 characters. */
  control: string
  /** The list's own number, the same in all its parts. */
  reference?: string
  /** Whom the authority asks. */
  contact: { name: string; phone?: string; fax?: string; mail?: string }
  legs: ListLeg[]
  people: ListPerson[]
}
