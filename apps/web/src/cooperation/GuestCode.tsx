// The code by which a guest signs in: made, shown this once, and gone when the window closes.
import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { type AnswerOf, drawGuestCode, type Guest, makeGuestCode } from '@oralu/domain'
import { useEffect, useState } from 'react'
import { call, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { T, useT } from '../i18n/index.tsx'
import classes from './cooperation.module.css'

type Code = NonNullable<AnswerOf<typeof drawGuestCode>['code']>

export function GuestCode({ of, onClose }: { of: Guest; onClose: () => void }) {
  const t = useT()
  const [code, setCode] = useState<Code | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const params = { id: of.id }
  const make = useSend(makeGuestCode, {
    invalidates: ['/cooperation'],
    // Asked once and kept nowhere: the answer is the only place where the code ever stands.
    onDone: () => call(drawGuestCode, { params }).then((answer) => setCode(answer.code), setFailed),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cooperation.guest.code')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack gap="sm">
        <FormProblem error={make.error ?? failed} />
        {code ? (
          <Shown code={code} email={of.email} />
        ) : (
          <>
            <Text size="sm">
              <T id="cooperation.guest.code-hint" values={{ name: <bdi>{of.name}</bdi> }} />
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('components.back')}
              </Button>
              <Button loading={make.isPending} onClick={() => make.mutate({ params, body: {} })}>
                {t('cooperation.guest.code-make')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}

function Shown({ code, email }: { code: Code; email: string }) {
  const t = useT()
  const seconds = useSecondsUntil(code.expiresAt)
  return (
    <>
      <bdi dir="ltr" className={classes.code} data-testid="portal-code">
        {code.text}
      </bdi>
      <Text size="sm" role="timer">
        {seconds > 0
          ? t('cooperation.guest.code-left', {
              time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
            })
          : t('cooperation.guest.code-over')}
      </Text>
      <Text size="sm">
        <T id="cooperation.guest.code-how" values={{ email: <bdi dir="ltr">{email}</bdi> }} />
      </Text>
      <CopyButton value={code.text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {t(copied ? 'cooperation.copied' : 'cooperation.copy')}
          </Button>
        )}
      </CopyButton>
    </>
  )
}

function useSecondsUntil(instant: string): number {
  const left = () => Math.max(0, Math.ceil((new Date(instant).getTime() - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  })
  return seconds
}
