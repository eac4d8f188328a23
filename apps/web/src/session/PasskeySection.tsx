import { Button, Group, Text, TextInput } from '@mantine/core'
import { type AnswerOf, getOwnSecurity } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { keyOf } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { passkeysWork } from '../sign-in/accounts.ts'
import { addPasskey, removePasskey } from './library.ts'
import { Section, useAttempt } from './Section.tsx'
import classes from './session.module.css'

export function PasskeySection({ passkeys }: Pick<AnswerOf<typeof getOwnSecurity>, 'passkeys'>) {
  const t = useT()
  const client = useQueryClient()
  const { attempt, busy, refusal } = useAttempt()
  const [name, setName] = useState('')
  const anew = () => client.invalidateQueries({ queryKey: keyOf(getOwnSecurity).slice(0, 1) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      if (!(await addPasskey(name.trim()))) return
      setName('')
      await anew()
    })
  }
  return (
    <Section title={t('session.passkeys.title')} hint={t('session.passkeys.hint')}>
      {refusal}
      {passkeys.map((passkey) => (
        <div key={passkey.id} className={classes.row}>
          <Text size="sm">
            <bdi>{passkey.name || t('session.passkeys.nameless')}</bdi>
            <br />
            <Text span size="xs" c="dimmed">
              <InstantText value={passkey.madeAt} />
            </Text>
          </Text>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            aria-label={t('session.passkeys.remove-one', {
              name: passkey.name || t('session.passkeys.nameless'),
            })}
            onClick={() =>
              void attempt(async () => {
                await removePasskey(passkey.id)
                await anew()
              })
            }
          >
            {t('session.passkeys.remove')}
          </Button>
        </div>
      ))}
      {passkeysWork ? (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label={t('session.passkeys.name')}
              placeholder={t('session.passkeys.name-hint')}
              required
              withAsterisk={false}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={busy}>
              {t('session.passkeys.add')}
            </Button>
          </Group>
        </form>
      ) : (
        <Text size="sm">{t('session.passkeys.not-here')}</Text>
      )}
    </Section>
  )
}
