/**
 * What somebody who means harm writes in an address, with its percent signs as they are, so that broken ones reach the site: control
 * characters and broken UTF-8, ways out of a folder, SQL and the operators of searches, templates, markup, other schemes and hosts, names
 * that JavaScript knows, numbers and days at their ends, formats and endings.
 */
const written = String.raw`
%20 %00 a%00b %0a %0d%0aSet-Cookie:%20a=b %0d%0a%0d%0a<h1>x</h1> %ff %c0%af %ed%a0%80 % %2 %zz %25 %2500 %EF%BF%BF
%2e%2e/ ..%2f..%2f..%2fetc%2fpasswd %252e%252e%252f ....// %5c..%5c ..;/ .git/config .env ~
%F0%9F%8F%9B%EF%B8%8F 🏛️ é e%CC%81 İ %C4%B0 %EF%AC%80 %E2%80%AE%E2%80%8Fabc %EF%BB%BF %F3%A0%81%81 ١
'%20or%20'1'='1 ';drop%20table%20plans;-- 1%20union%20select%20*%20from%20entries %24%24 $1 \' %5C 1/0 %25%5F
%24ne %5B%24gt%5D *:* "a%20b"~1 (a a|b !a <-> a%20&%20 :* $%7B7*7%7D %7B%7B7*7%7D%7D %3C%25=7*7%25%3E #%7B7*7%7D
%3Cscript%3Ealert(1)%3C/script%3E %22%3E%3Cimg%20src=x%20onerror=alert(1)%3E '%20onfocus=alert(1)%20autofocus%20'
javascript:alert(1) data:text/html,x //stranger.example http://stranger.example /%5Cstranger.example @stranger.example
__proto__ constructor toString hasOwnProperty prototype null undefined true [] {} [object%20Object] NaN
-1 0 -0 1.5 1e99 0x10 99999999999999999999 999999999999999 2021-02-30 0000-00-00 9999-12-31 -0001-01-01
.json .json.json .csv .php ; * ? # + & = 1-x x-1 :plan
`

export const nasty: readonly string[] = [
  '',
  ...written.trim().split(/\s+/),
  ...['x'.repeat(10_240), '-'.repeat(3000), '1-'.repeat(2000), '%C3%A9'.repeat(1000), '/'.repeat(500), '.'.repeat(500)],
  '%22'.repeat(2000),
]
