import { Checkbox, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import {
  findings,
  looksLikeProfile,
  type NationalityCase,
  type NationalityFact,
  type PersonPage,
  proposeNationality,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/hooks.ts'
import { FormModal } from '../../components/FormModal.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { useTextOfPiece } from './PieceText.tsx'

interface Props {
  page: PersonPage
  question: NationalityCase
  onClose: () => void
}

/** Proposes a finding: what, on which pieces, with reasons that the person can be told. */
export function FindingForm({ page, question, onClose }: Props) {
  const t = useT()
  const textOf = useTextOfPiece()
  const [finding, setFinding] = useState<string | null>(null)
  const [otherState, setOtherState] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const [restsOn, setRestsOn] = useState<string[]>([])
  const [reasons, setReasons] = useState('')
  const send = useSend(proposeNationality, { invalidates: ['/people'], onDone: onClose })
  const live = question.evidence.filter(({ withdrawnAt }) => !withdrawnAt)
  const open = finding === 'not established'
  const elsewhere = finding === 'other nationality'
  const profile = looksLikeProfile(reasons)
  return (
    <FormModal
      wide
      title={t('people.nationality.propose')}
      act={t('people.propose')}
      hint={t('people.nationality.hint')}
      ready={
        finding !== null &&
        (open || restsOn.length > 0) &&
        (!elsewhere || otherState.trim() !== '') &&
        reasons.trim() !== '' &&
        !profile
      }
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: page.anchorId,
            finding: finding as NationalityFact['finding'],
            restsOn,
            reasons,
            ...(elsewhere ? { otherState } : {}),
            ...(validFrom ? { validFrom } : {}),
          },
        })
      }
    >
      <Select
        label={t('people.nationality.finding')}
        data={findings.map((value) => ({ value, label: t(`people.nationality.${word(value)}`) }))}
        value={finding}
        onChange={setFinding}
        required
      />
      {elsewhere && (
        <TextInput
          label={t('people.which-state')}
          value={otherState}
          onChange={(event) => setOtherState(event.currentTarget.value)}
          required
        />
      )}
      <Checkbox.Group
        label={t('people.nationality.rests-on')}
        value={restsOn}
        onChange={setRestsOn}
        required={!open}
      >
        <Stack gap={6} mt={4}>
          {live.map((piece) => (
            <Checkbox key={piece.id} value={piece.id} label={textOf(piece)} />
          ))}
          {live.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('people.nationality.no-piece')}
            </Text>
          )}
        </Stack>
      </Checkbox.Group>
      <TextInput
        type="date"
        label={t('people.nationality.valid-from')}
        value={validFrom}
        onChange={(event) => setValidFrom(event.currentTarget.value)}
      />
      <Textarea
        label={t('people.nationality.reasons')}
        description={t('people.nationality.reasons-hint')}
        value={reasons}
        onChange={(event) => setReasons(event.currentTarget.value)}
        error={profile && t('problem.no-profile')}
        required
        autosize
        minRows={3}
      />
    </FormModal>
  )
}
