import { render } from 'preact';
import './style/base.css';
import './style/controls.css';
import './style/messenger.css';
import './style/message.css';
import './style/composer.css';
import './style/dialog.css';
import './style/register.css';
import './style/entrance.css';
import { Entrance } from './entrance/entrance';
import { Side } from './entrance/side';
import { Messenger } from './messenger/messenger';
import { Notices } from './parts/notices';
import { PageMessage } from './parts/page-message';
import { Register } from './register/register';
import { routeOf } from './route';
import { dialog } from './state/dialog';
import './state/theme';
import { t } from './words';

const route = routeOf(location);

function NotFound() {
  return (
    <PageMessage title={t.value.notFoundTitle} text={t.value.notFound}>
      <a class="button primary" href="/">
        {t.value.toEntrance}
      </a>
    </PageMessage>
  );
}

function Page() {
  switch (route.page) {
    case 'entrance':
      return <Entrance />;
    case 'side':
      return <Side left={route.left} right={route.right} />;
    case 'messenger':
      return <Messenger />;
    case 'register':
      return <Register />;
    case 'unknown':
      return <NotFound />;
  }
}

const OpenDialog = () => <>{dialog.value}</>;

render(
  <>
    <Page />
    <OpenDialog />
    <Notices />
  </>,
  document.getElementById('app')!,
);
