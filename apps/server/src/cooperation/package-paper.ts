// The same records as a package holds, for people: a paper inside the seal, in the partner's language and one of ours.
import { dayOf, type Language, type PackagePerson } from '@oralu/domain'
import type { PackageDocument } from '@oralu/interop'
import { sidesOf } from '../papers/sides.ts'
import { setPaper } from '../papers/typst.ts'
import { type Word, words, written } from './words.ts'

export async function packagePaper(
  document: PackageDocument,
  names: ReadonlyMap<string, PackagePerson>,
  language: Language,
): Promise<Buffer> {
  const [one, two] = sidesOf([language, language === 'en' ? 'kk' : 'en'])
  const fact = (key: Word, ...lines: string[]) => ({ key, lines: lines.map((line) => written(line)) })
  return await setPaper('package', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'package',
    foot: [document.id],
    facts: [
      fact('from', document.from.name),
      fact('to', document.to.name),
      fact('agreement', document.agreement.id),
      fact('purpose', document.purpose),
      fact('legal-basis', document.legalBasis),
      fact('onward', document.onward.terms),
      fact('expires', dayOf(document.expiresAt)),
      fact('keep-until', document.retainUntil),
    ],
    persons: document.persons.map(({ ref, basis, child, fields }) => ({
      ref,
      child,
      name: written(names.get(ref)?.name ?? ''),
      facts: [
        fact('basis', basis),
        ...Object.values(fields).flatMap((values) =>
          Object.entries(values ?? {}).map(([field, value]) =>
            fact(field as Word, ...(Array.isArray(value) ? value : [String(value)])),
          ),
        ),
      ],
    })),
  })
}
