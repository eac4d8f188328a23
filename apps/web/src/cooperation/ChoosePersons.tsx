// Whose data goes, and for each the basis: searched one by one, or all on the lists of the agreement's source.
import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import { listPeople } from '@oralu/domain'
import { IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, useAnswer } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { textOfName } from '../people/names.tsx'
import classes from './cooperation.module.css'
import { type Chosen, FindPerson } from './parts.tsx'

export interface Given extends Chosen {
  basis: string
}

const most = 10_000

interface Props {
  of: readonly Given[]
  /** The source whose persons the agreement covers. */
  sourceId: string | null
  onChange: (persons: readonly Given[]) => void
}

export function ChoosePersons({ of, sourceId, onChange }: Props) {
  const t = useT()
  const [basis, setBasis] = useState('')
  const add = (persons: readonly Chosen[]) => {
    const known = new Set(of.map(({ personId }) => personId))
    onChange([
      ...of,
      ...persons.filter(({ personId }) => !known.has(personId)).map((each) => ({ ...each, basis })),
    ])
  }
  return (
    <Fieldset legend={t('cooperation.persons')}>
      <Stack gap="sm">
        <FindPerson
          label={t('cooperation.persons.add')}
          value={null}
          onChoose={(person) => person && add([person])}
        />
        {sourceId && <AllOfSource sourceId={sourceId} onFound={add} />}
        <Group gap="xs" align="flex-end">
          <TextInput
            flex="1 1 16rem"
            label={t('cooperation.basis.all')}
            description={t('cooperation.basis-hint')}
            maxLength={500}
            dir="auto"
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={basis.trim() === '' || of.length === 0}
            onClick={() => onChange(of.map((each) => ({ ...each, basis })))}
          >
            {t('cooperation.basis.give')}
          </Button>
        </Group>
        <Text size="sm" role="status">
          {of.length === 0
            ? t('cooperation.persons.none')
            : t('cooperation.persons-count', { count: of.length })}
        </Text>
        <div>
          {of.map((person) => (
            <div key={person.personId} className={classes.chosen}>
              <bdi>{person.name}</bdi>
              <TextInput
                size="xs"
                aria-label={t('cooperation.basis.of', { name: person.name })}
                placeholder={t('cooperation.basis')}
                required
                maxLength={500}
                dir="auto"
                value={person.basis}
                onChange={(event) => {
                  const said = event.currentTarget.value
                  onChange(of.map((each) => (each === person ? { ...each, basis: said } : each)))
                }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('cooperation.persons.take-out', { name: person.name })}
                onClick={() => onChange(of.filter((each) => each !== person))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </div>
          ))}
        </div>
      </Stack>
    </Fieldset>
  )
}

function AllOfSource({ sourceId, onFound }: { sourceId: string; onFound: (persons: Chosen[]) => void }) {
  const t = useT()
  const { data } = useAnswer(listPeople, { query: { sourceId, limit: 1 } })
  const count = data?.total ?? 0
  const read = useMutation({ mutationFn: () => personsOf(sourceId), onSuccess: onFound })
  if (count === 0 || count > most) return null
  return (
    <div>
      <FormProblem error={read.error} />
      <Button variant="default" loading={read.isPending} onClick={() => read.mutate()}>
        {t('cooperation.persons.all-of-source', { count })}
      </Button>
    </div>
  )
}

async function personsOf(sourceId: string): Promise<Chosen[]> {
  const found: Chosen[] = []
  let after: string | null | undefined
  do {
    const query = { sourceId, limit: 200, ...(after ? { after } : {}) }
    const page = await call(listPeople, { query })
    found.push(
      ...page.items.map((person) => ({
        personId: person.personId,
        name: textOfName(person) ?? person.names[0]?.form ?? '–',
      })),
    )
    after = page.next
  } while (after && found.length < most)
  return found
}
