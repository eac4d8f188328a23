// People from the register onto the manifest: found by a name in any script, and with each the whole family offered.
import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { addLines, type Kin, listPeople, type MissionPage, offerKin, type PersonBrief } from '@oralu/domain'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { ProblemError, useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './operations.module.css'
import { Born, Traveller, useNameText, useReadable } from './parts.tsx'

interface Props {
  mission: MissionPage
  onClose: () => void
}

export function AddPeople({ mission, onClose }: Props) {
  const t = useT()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const [picked, setPicked] = useState<PersonBrief>()
  const settled = q.length > 1 && q === text.trim()
  const found = useAnswer(
    listPeople,
    { query: { q, limit: 20 } },
    { enabled: q.length > 1 && !picked, keep: false },
  )
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('operations.people.add')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {picked ? (
        <WithFamily
          key={picked.anchorId}
          mission={mission}
          person={picked}
          onBack={() => setPicked(undefined)}
          onDone={() => {
            setPicked(undefined)
            setText('')
          }}
        />
      ) : (
        <Stack gap="sm">
          <TextInput
            label={t('operations.people.search')}
            description={t('operations.people.search-hint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            type="search"
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FormProblem error={found.error} />
          {settled && found.data?.items.length === 0 && <Text c="dimmed">{t('operations.people.none')}</Text>}
          <ul className={classes.lines} aria-label={t('operations.people.found')}>
            {settled &&
              found.data?.items.map((person) => (
                <Result key={person.personId} person={person} onPick={() => setPicked(person)} />
              ))}
          </ul>
        </Stack>
      )}
    </Modal>
  )
}

function Result({ person, onPick }: { person: PersonBrief; onPick: () => void }) {
  const t = useT()
  const name = useNameText()
  return (
    <li>
      <span className={classes.grow}>
        <Traveller person={person} />
      </span>
      <span className={classes.quiet}>
        <Born person={person} /> {person.child && t('operations.child')}
      </span>
      <Button
        size="xs"
        variant="default"
        aria-label={t('operations.people.pick-it', { name: name(person) })}
        onClick={onPick}
      >
        {t('operations.people.pick')}
      </Button>
    </li>
  )
}

interface FamilyProps {
  mission: MissionPage
  person: PersonBrief
  onBack: () => void
  onDone: () => void
}

function WithFamily({ mission, person, onBack, onDone }: FamilyProps) {
  const t = useT()
  const name = useNameText()
  const readable = useReadable()
  const read = useAnswer(offerKin, { params: { id: mission.id, anchorId: person.anchorId } }, { keep: false })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const send = useSend(addLines, { invalidates: ['/operations'], onDone })
  const kin = read.data?.kin ?? []
  const free = kin.filter(({ state }) => state === 'not listed')
  const taken = free.filter(({ anchorId }) => !left.has(anchorId))
  const bond = (each: Kin) => each.role === 'mother' || each.role === 'father' || each.role === 'child'
  const apart = free.some(
    (each) => left.has(each.anchorId) && bond(each) && (person.child || each.person?.child),
  )
  const frozen = mission.state === 'frozen'
  const refused = send.error instanceof ProblemError ? send.error.code : undefined
  const known =
    refused === 'state-changed' ? 'already' : refused === 'step-not-open' ? 'elsewhere' : undefined
  return (
    <Stack gap="sm">
      {known ? (
        <Alert color="ochre" role="alert">
          {t(`operations.people.${known}`)}
        </Alert>
      ) : (
        <FormProblem error={readable(send.error)} />
      )}
      <Text fw={600}>
        <Traveller person={person} /> <Born person={person} />
      </Text>
      {free.length > 0 && <Text size="sm">{t('operations.people.family')}</Text>}
      {kin.map((each) =>
        each.state === 'not listed' ? (
          <Checkbox
            key={each.anchorId}
            checked={!left.has(each.anchorId)}
            onChange={(event) => {
              const after = new Set(left)
              if (event.currentTarget.checked) after.delete(each.anchorId)
              else after.add(each.anchorId)
              setLeft(after)
            }}
            label={`${name(each.person)} · ${t(`operations.kin.${word(each.role)}`)}`}
          />
        ) : (
          <Text key={each.anchorId} size="sm" c="dimmed">
            <bdi>{name(each.person)}</bdi> · {t(`operations.kin.${word(each.role)}`)} ·{' '}
            {t(`operations.line-state.${word(each.state)}`)}
          </Text>
        ),
      )}
      {apart && (
        <Alert color="ochre" role="status">
          {t('operations.people.apart')}
        </Alert>
      )}
      {frozen && (
        <Textarea
          label={t('operations.reason')}
          description={t('operations.frozen-hint')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('operations.people.back')}
        </Button>
        <Button
          loading={send.isPending || read.isPending}
          disabled={frozen && reason.trim() === ''}
          onClick={() =>
            send.mutate({
              params: { id: mission.id },
              body: {
                people: [person.anchorId, ...taken.map(({ anchorId }) => anchorId)].map((anchorId) => ({
                  anchorId,
                })),
                reason: frozen ? reason : null,
              },
            })
          }
        >
          {t('operations.people.add-count', { count: taken.length + 1 })}
        </Button>
      </Group>
    </Stack>
  )
}
