/** Writing system of a text, as far as this package distinguishes them. */
export type Script = 'Cyrl' | 'Latn' | 'Arab' | 'mixed' | 'none'

/** One step of an explanation: `code` and `params` are for screens to translate, `text` is plain English. */
export type Reason = { code: string; params: Record<string, string | number>; text: string }

/** What a token of a name is, as far as its form tells. `name` means: not told. */
export type NameRole = 'given' | 'patronymic' | 'family' | 'kunya' | 'nisba' | 'name' | 'initial'

/** Sex that a grammatical ending implies. It is a fact about the spelling, not about the person. */
export type EndingGender = 'm' | 'f'

/**
 * Why a token stands beside the name: a name before marriage, another name of the person, or brackets, which
 * may hold either, a short form or a remark.
 */
export type Aside = 'former' | 'alias' | 'bracket'

/** One token of a name. `text` is as written (particles included); `stem` is what is compared. */
export type NamePart = {
  text: string
  /** token without article, suffix of patronymic or feminine ending, lower case, in its own script */
  stem: string
  /** another reading of the word, where its form does not decide: الما is Алма as well as al-Ma */
  otherwise?: string
  role: NameRole
  script: Script
  gender?: EndingGender
  /** set where the token is not of the name itself, with the number of the name it is of, from 1 */
  aside?: Aside
  segment?: number
}

/** A name taken apart; its tokens first, then those of former and other names. A field is absent where the form does not tell; order of parts is not assumed. */
export type ParsedName = {
  given?: string
  patronymic?: string
  family?: string
  kunya?: string
  nisba?: string
  /** name before marriage, or another former one */
  former?: string
  /** other whole names that the text gives, as written */
  aliases?: string[]
  tokens: NamePart[]
}
