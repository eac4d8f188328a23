import { Anchor } from '@mantine/core'
import type { PersonBrief } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { PersonName } from './names.tsx'

/** The link to a person's page. */
export function PersonLink({ person }: { person: Pick<PersonBrief, 'personId' | 'names'> }) {
  return (
    <Anchor component={Link} to={`/people/${person.personId}`}>
      <PersonName person={person} />
    </Anchor>
  )
}
