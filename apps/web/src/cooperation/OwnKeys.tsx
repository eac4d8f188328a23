// Our own keys and mailbox, to be read out or sent to a partner.
import { Button, CopyButton, Group } from '@mantine/core'
import { getOwnKeys } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'

export function OwnKeys() {
  const t = useT()
  const found = useAnswer(getOwnKeys)
  return (
    <Box title={t('cooperation.own')}>
      <p className={classes.quiet}>{t('cooperation.own-hint')}</p>
      <Loaded from={found} lines={4}>
        {(own) => (
          <ul className={classes.lines}>
            <Own
              label={t('cooperation.key-use.seal')}
              text={own.recipient}
              print={own.recipientFingerprint}
            />
            <Own label={t('cooperation.key-use.sign')} text={own.signing} print={own.signingFingerprint} />
            <Own label={t('cooperation.own-mailbox')} text={own.mailbox} />
          </ul>
        )}
      </Loaded>
    </Box>
  )
}

function Own({ label, text, print }: { label: string; text: string; print?: string }) {
  const t = useT()
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <strong>{label}</strong>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('cooperation.copy-of', { what: label })}
              onClick={copy}
            >
              {copied ? t('cooperation.copied') : t('cooperation.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      {print && (
        <bdi dir="ltr" className={classes.print}>
          {print}
        </bdi>
      )}
      <pre dir="ltr" className={classes.key}>
        {text}
      </pre>
    </li>
  )
}
