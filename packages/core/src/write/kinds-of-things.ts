import { objectWords } from "./same-object.ts";

/** Words of one kind of thing and what belongs to it: who sells "the car" sells the Skoda, who stops "alcohol" stops the beer. */
const kinds: readonly (readonly [names: RegExp, members: RegExp])[] = [
  [
    /^database$/u,
    /\b(?:database|mysql|postgres|postgresql|mariadb|sqlite|mongo|mongodb|oracle|sql server|cockroachdb|dynamodb|couchdb)\b/u,
  ],
  [
    /^ci$/u,
    /\b(?:jenkins|github actions|gitlab ci|circleci|travis|buildkite|teamcity|drone|bamboo)\b/u,
  ],
  [
    /^hosting$/u,
    /\b(?:heroku|fly io|fly.io|vercel|netlify|render|railway|digitalocean|hetzner|linode|aws|gcp|azure)\b/u,
  ],
  [/^framework$/u, /\b(?:react|vue|svelte|angular|solid|ember)\b/u],
  [
    /^cad$/u,
    /\b(?:fusion 360|freecad|solidworks|onshape|autocad|openscad|tinkercad|rhino|catia|inventor)\b/u,
  ],
  [
    /^daw$/u,
    /\b(?:ableton(?: live)?|reaper|logic pro|fl studio|cubase|pro tools|bitwig|garageband|ardour)\b/u,
  ],
  [
    /^photo editor$/u,
    /\b(?:photoshop|gimp|affinity photo|lightroom|darktable|capture one|pixelmator)\b/u,
  ],
  [
    /^video editor$/u,
    /\b(?:premiere(?: pro)?|davinci resolve|resolve|final cut(?: pro)?|kdenlive|imovie|capcut)\b/u,
  ],
  [/^data frames$/u, /\b(?:pandas|polars|dask)\b/u],
  [/^test runner$/u, /\b(?:jest|vitest|mocha|jasmine|karma)\b/u],
  [/^bundler$/u, /\b(?:webpack|vite|rollup|parcel|esbuild|rolldown)\b/u],
  [/^orm$/u, /\b(?:prisma|drizzle|typeorm|sequelize|mikroorm)\b/u],
  [/^video calls$/u, /\b(?:zoom|google meet|webex|jitsi|whereby)\b/u],
  [
    /^code host$/u,
    /\b(?:github(?! actions| copilot)|gitlab(?! ci)|bitbucket|codeberg|gitea|forgejo)\b/u,
  ],
  [/^bookkeeping$/u, /\b(?:xero|quickbooks|freeagent|freshbooks|lexware|datev)\b/u],
  [/^team chat$/u, /\b(?:slack|teams|mattermost|discord|rocket chat|zulip)\b/u],
  [
    /^(?:car|vehicle|wheels|auto|motor)$/u,
    /\b(?:car|vehicle|suv|hatchback|saloon|estate|convertible|minivan|jeep|tesla|toyota|volvo|skoda|vw|volkswagen|honda|ford|fiat|bmw|audi|renault|mazda|subaru|kia|hyundai|opel|vauxhall|peugeot|citro[eë]n|dacia|seat|nissan|mercedes|mini cooper|porsche|lexus|chevrolet|chevy|suzuki|mitsubishi|saab|alfa romeo|polestar|cupra|golf|polo|yaris|corolla|civic|octavia|fabia|prius|panda|clio|focus|fiesta|passat|astra|corsa)\b/u,
  ],
  [
    /^(?:motor ?bike|motorcycle|bike)$/u,
    /\b(?:bikes?|motorbike|motorcycle|scooter|vespa|yamaha|ducati|triumph|kawasaki|harley|moped|bicycle|e bike|ebike|brompton|gravel bike|road bike|mountain bike)\b/u,
  ],
  [
    /^(?:bicycle|cycle)$/u,
    /\b(?:bicycle|bike|e bike|ebike|brompton|road bike|gravel bike|mountain bike)\b/u,
  ],
  [/^van$/u, /\b(?:van|campervan|camper|motorhome|transporter|transit|sprinter)\b/u],
  [/^(?:camper|motorhome|campervan)$/u, /\b(?:van|campervan|camper|motorhome|caravan)\b/u],
  [/^boat$/u, /\b(?:boat|sailboat|sailing boat|yacht|dinghy|narrowboat|houseboat|kayak|canoe)\b/u],
  [
    /^(?:phone|mobile|smartphone|cell ?phone|handset)$/u,
    /\b(?:phone|iphone|pixel|android|galaxy|samsung|fairphone|oneplus|xiaomi|nothing phone|huawei|motorola|nokia)\b/u,
  ],
  [
    /^(?:laptop|computer|machine|pc|notebook)$/u,
    /\b(?:laptop|computer|pc|macbook|thinkpad|xps|framework|chromebook|imac|mac mini|zenbook|surface|dell|lenovo)\b/u,
  ],
  [
    /^(?:house|flat|apartment|place|home|condo|studio)$/u,
    /\b(?:house|flat|apartment|condo|studio|cottage|bungalow|maisonette|terraced house|loft)\b/u,
  ],
  [
    /^(?:alcohol|booze|drinking)$/u,
    /\b(?:alcohol|beer|wine|whisky|whiskey|gin|vodka|rum|cocktail|pint|cider|spirit|prosecco|red|lager)s?\b/u,
  ],
  [
    /^coffee$/u,
    /\b(?:coffee|espresso|latte|cappuccino|flat white|americano|cold brew|mocha|macchiato|cortado)s?\b/u,
  ],
  [/^(?:caffeine)$/u, /\b(?:coffee|espresso|tea|cola|energy drink|latte|flat white)s?\b/u],
  [
    /^(?:meat|animal product)$/u,
    /\b(?:meat|beef|steak|pork|bacon|ham|chicken|turkey|lamb|burger|sausage)s?\b/u,
  ],
  [/^(?:dairy)$/u, /\b(?:dairy|milk|cheese|butter|yoghurt|yogurt|cream)s?\b/u],
  [
    /^(?:smoking|cigarette|nicotine|tobacco)$/u,
    /\b(?:cigarette|smoking|vaping|cigar|a pack|pack a day)s?\b/u,
  ],
  [/^(?:contact|lens|contact lens)$/u, /\bcontact(?:s| lens(?:es)?)?\b/u],
  [/^(?:gym)$/u, /\b(?:gym|lifting|weight|workout|work out|crossfit)s?\b/u],
  [
    /^(?:dog|puppy|pup)$/u,
    /\b(?:dog|puppy|labrador|lab|corgi|poodle|beagle|terrier|collie|husky|dachshund|spaniel|retriever|greyhound|whippet|bulldog|pug|chihuahua|shepherd|mutt|rottweiler|boxer|dalmatian|schnauzer)\b/u,
  ],
  [/^(?:cat|kitten|kitty)$/u, /\b(?:cat|kitten|kitty|siamese|maine coon|ragdoll|tabby)\b/u],
  [/^(?:school|med school|medical school)$/u, /\bmedicine\b/u],
  [/^(?:law school)$/u, /\blaw\b/u],
  [/^(?:swimming)$/u, /\bswim\w*\b/u],
];

const single = [
  "database",
  "ci",
  "hosting",
  "framework",
  "team chat",
  "cad",
  "daw",
  "photo editor",
  "video editor",
  "data frames",
  "test runner",
  "bundler",
  "orm",
  "video calls",
  "code host",
  "bookkeeping",
  "phone",
  "car",
  "laptop",
];

/** What may stand behind the word that tells the kind: a model, or when and where. A car mechanic is no car. */
const modifier =
  /^s?(?:\s+(?:\p{Lu}|\d|[(]|(?:an?|per|every|each|in|on|at|with|for|from|as|called|and|or|since|once|twice|again|that|which)\b).*|[,.;].*)?$/u;

const global = new Map<RegExp, RegExp>();

function everywhere(pattern: RegExp): RegExp {
  const known = global.get(pattern) ?? new RegExp(pattern, "gu");
  global.set(pattern, known);
  return known;
}

/** Whether a value is one of what a word stands for: a Skoda is a "car". In small letters, without accents. */
export function isOfKind(value: string, kind: string): boolean {
  const name = objectWords(kind).join(" ");
  const members = kinds.find(([names]) => names.test(name))?.[1];
  if (members === undefined) return false;
  return [value, objectWords(value).join(" ")].some((text) =>
    [...text.toLowerCase().matchAll(everywhere(members))].some((match) =>
      modifier.test(text.slice(match.index + match[0].length)),
    ),
  );
}

/** The kind of things of which one usually has one, for what a value names: "Pixel 8" is a phone. */
export function kindOf(value: string): string | undefined {
  return single.find((kind) => isOfKind(value, kind));
}
