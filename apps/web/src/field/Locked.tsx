import { useState } from 'react'
import { useStore } from '../api/store.ts'
import { useT } from '../i18n/index.tsx'
import { kit, unlock } from './kit.ts'
import { Form, Heading, Notice, Text } from './parts.tsx'

export function Locked() {
  const t = useT()
  const at = useStore(kit)
  const [passphrase, setPassphrase] = useState('')
  return (
    <>
      <Heading>{t('field.locked')}</Heading>
      {at.at === 'locked' && at.wrong && <Notice>{t('field.locked.wrong')}</Notice>}
      <Form act={t('field.locked.open')} ready={passphrase.trim() !== ''} onSubmit={() => unlock(passphrase)}>
        <Text
          label={t('field.passphrase')}
          hint={t('field.locked.hint')}
          kind="password"
          dir="ltr"
          value={passphrase}
          onChange={setPassphrase}
        />
      </Form>
    </>
  )
}
