import { Component, type ReactNode } from 'react'
import { withTranslation, type WithTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/Note.tsx'

interface Props extends WithTranslation {
  readonly children: ReactNode
}

/** A fault in one screen leaves the frame standing: what was kept is kept, and the way out is in view. */
class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    const { t, children } = this.props
    if (!this.state.failed) return children
    return (
      <Note
        tone="danger"
        urgent
        title={t('failure.screen')}
        actions={<Button onPress={() => this.setState({ failed: false })}>{t('act.tryAgain')}</Button>}
      >
        {t('failure.screenText')}
      </Note>
    )
  }
}

export const ScreenGuard = withTranslation()(Guard)
