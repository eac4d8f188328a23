import type { Searcher } from '../search.ts'

/** Persons by name in any script, or by a document's number. */
export const people: Searcher = {
  title: 'people.title',
  right: 'identity.read',
  async find(text, signal) {
    const [{ listPeople }, { call }, { textOfName }] = await Promise.all([
      import('@oralu/domain'),
      import('../api/call.ts'),
      import('./names.tsx'),
    ])
    const { items } = await call(listPeople, { query: { q: text, limit: 8 } }, { signal })
    return items.map((person) => ({
      id: person.personId,
      label: textOfName(person) ?? person.personId.slice(0, 8),
      about: [
        person.names.find(({ form }) => form !== textOfName(person))?.form,
        person.bornFrom?.slice(0, 4),
        person.sources.join(', '),
      ]
        .filter(Boolean)
        .join(' · '),
      to: `/people/${person.personId}`,
    }))
  },
}
