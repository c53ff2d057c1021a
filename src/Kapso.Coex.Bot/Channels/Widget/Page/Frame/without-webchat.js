import { Site } from './site.js';

// So that the launcher shows what this page says, and does not think that nobody is there.
new Site(new URLSearchParams(location.search).get('host')).greet();
