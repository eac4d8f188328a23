// The field kit: works for days without a network, by what it keeps encrypted on the tablet.
import { useEffect, useState } from 'react'
import { useStore } from '../api/store.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { speakOfEverything } from '../i18n/language.ts'
import { Enrol } from './Enrol.tsx'
import classes from './field.module.css'
import { kit, look } from './kit.ts'
import { Languages } from './Languages.tsx'
import { Locked } from './Locked.tsx'
import { Notice } from './parts.tsx'
import { Shell } from './Shell.tsx'
import { NewVersion, serveWithoutNetwork } from './worker.tsx'

export function FieldPage() {
  const language = useLanguage()
  const [spoken, setSpoken] = useState(false)
  const at = useStore(kit)
  useEffect(() => {
    document.title = 'Oralu'
    void serveWithoutNetwork()
    void speakOfEverything(language).then(() => setSpoken(true))
    void look()
  }, [language])
  if (!spoken || at.at === 'looking') return <div aria-busy="true" className={classes.root} />
  return (
    <div className={classes.root}>
      <NewVersion />
      {at.at === 'open' ? <Shell /> : <Closed />}
    </div>
  )
}

function Closed() {
  const t = useT()
  const at = useStore(kit)
  return (
    <>
      <header className={classes.top}>
        <span className={classes.mission}>Oralu</span>
        <Languages />
      </header>
      <main className={classes.narrow}>
        {at.at === 'elsewhere' && (
          <>
            <h1>{t('field.elsewhere')}</h1>
            <p>{t('field.elsewhere-hint')}</p>
          </>
        )}
        {at.at === 'none' && at.ended && <Notice>{t('field.ended')}</Notice>}
        {at.at === 'none' && <Enrol />}
        {at.at === 'locked' && <Locked />}
      </main>
    </>
  )
}
