import './theme/index.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { Speech, speak } from './i18n/index.tsx'
import { router } from './routes.tsx'
import { styleNonce } from './theme/nonce.ts'
import { theme, variables } from './theme/theme.ts'

await speak()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Speech>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notifications position="bottom-right" />
        </QueryClientProvider>
      </MantineProvider>
    </Speech>
  </StrictMode>,
)
