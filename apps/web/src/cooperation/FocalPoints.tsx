// The offices that one reaches at a partner.
import { Button, MultiSelect, Text, TextInput } from '@mantine/core'
import { addFocalPoint, endFocalPoint, type FocalPoint, type Language } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'

interface Props {
  of: readonly FocalPoint[]
  partnerId: string
  mine: boolean
}

export function FocalPoints({ of, partnerId, mine }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const end = useSend(endFocalPoint, { invalidates: ['/cooperation'] })
  return (
    <Box
      title={t('cooperation.points')}
      aside={
        mine && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('cooperation.point.add')}
          </Button>
        )
      }
    >
      <FormProblem error={end.error} />
      {of.length === 0 && <Text c="dimmed">{t('cooperation.points.none')}</Text>}
      <ul className={classes.lines}>
        {of.map((point) => (
          <li key={point.id}>
            <bdi>{point.office}</bdi>
            {point.name && (
              <div>
                <bdi>{point.name}</bdi>
              </div>
            )}
            <div className={classes.quiet}>
              {[point.email, point.phone, ...point.languages.map((one) => nameOf[one])]
                .filter((said) => said !== null)
                .map((said, at) => (
                  <span key={said}>
                    {at > 0 && ' · '}
                    <bdi dir="auto">{said}</bdi>
                  </span>
                ))}
            </div>
            {mine && (
              <Button
                mt={4}
                size="compact-xs"
                variant="default"
                aria-label={t('cooperation.point.end-of', { office: point.office })}
                loading={end.isPending && end.variables?.params.id === point.id}
                onClick={() => end.mutate({ params: { id: point.id } })}
              >
                {t('cooperation.point.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddPoint partnerId={partnerId} onClose={() => setAdding(false)} />}
    </Box>
  )
}

function AddPoint({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState({
    office: '',
    name: '',
    email: '',
    phone: '',
    languages: [] as Language[],
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(addFocalPoint, { invalidates: ['/cooperation'], onDone: onClose })
  const field = (key: 'name' | 'email' | 'phone', label: string, more: object = {}) => (
    <TextInput
      label={label}
      maxLength={200}
      value={draft[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <FormModal
      title={t('cooperation.point.add')}
      act={t('cooperation.save')}
      ready={draft.office.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: partnerId },
          body: {
            office: draft.office,
            name: draft.name.trim() || null,
            email: draft.email.trim() || null,
            phone: draft.phone.trim() || null,
            languages: draft.languages,
          },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('meetings.office')}
        required
        maxLength={200}
        data-autofocus
        value={draft.office}
        onChange={(event) => set({ office: event.currentTarget.value })}
      />
      {field('name', t('meetings.person'))}
      {field('email', t('cooperation.point.email'), { type: 'email', dir: 'ltr' })}
      {field('phone', t('cooperation.point.phone'), { type: 'tel', dir: 'ltr', maxLength: 60 })}
      <MultiSelect
        label={t('cooperation.point.languages')}
        data={languages.map((value) => ({ value, label: nameOf[value] }))}
        value={draft.languages}
        onChange={(chosen) => set({ languages: chosen as Language[] })}
      />
    </FormModal>
  )
}
