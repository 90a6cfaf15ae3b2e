const list = (words: string) => words.split("|");

/** Relatives and other people, as they are named with "my". */
export const relations =
  "parents|grandparents|in-laws|siblings|parents-in-law|folks|wife|husband|spouse|partner|girlfriend|boyfriend|gf|bf|fiancée|fiancé|fiancee|fiance|ex-wife|ex-husband|ex|daughter|son|child|kid|baby|toddler|stepson|stepdaughter|mother|mum|mom|mama|father|dad|papa|stepmother|stepfather|brother|sister|twin brother|twin sister|twin|sibling|grandmother|grandma|gran|granny|nan|grandfather|grandpa|grandad|granddad|granddaughter|grandson|aunt|auntie|uncle|cousin|niece|nephew|mother-in-law|father-in-law|sister-in-law|brother-in-law|son-in-law|daughter-in-law|best friend|friend|mate|buddy|boss|manager|team lead|supervisor|line manager|colleague|coworker|co-worker|co-founder|cofounder|business partner|roommate|flatmate|housemate|neighbour|neighbor|landlord|landlady|therapist|doctor|gp|dentist|teacher|tutor|coach|mentor|advisor|assistant|nanny|lawyer|accountant|goddaughter|godson|godmother|godfather|pen pal|bandmate";
/** Relations of which one has one at a time. */
export const partnerRelations = new Set(
  list("wife|husband|spouse|partner|girlfriend|boyfriend|gf|bf|fiancée|fiancé|fiancee|fiance"),
);
export const managerRelations = new Set(list("boss|manager|team lead|supervisor|line manager"));
export const childRelations =
  "kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|toddlers?|bab(?:y|ies)|twins|teenagers?|grandchild(?:ren)?|grandkids?|grandsons?|granddaughters?|brothers?|sisters?|siblings?|nephews?|nieces?|cousins?|stepsons?|stepdaughters?";

export const pets =
  "dogs?|pupp(?:y|ies)|cats?|kittens?|kitt(?:y|ies)|hamsters?|rabbits?|bunn(?:y|ies)|tortoises?|turtles?|parrots?|budgies?|parakeets?|cockatiels?|canar(?:y|ies)|horses?|pon(?:y|ies)|goldfish|guinea pigs?|ferrets?|snakes?|geckos?|lizards?|iguanas?|bearded dragons?|hens?|chickens?|ducks?|goats?|sheep|donkeys?|alpacas?|gerbils?|chinchillas?|hedgehogs?|axolotls?|labradors?|labs?|corgis?|poodles?|labradoodles?|cockapoos?|beagles?|terriers?|(?:border )?collies?|husk(?:y|ies)|dachshunds?|spaniels?|(?:golden )?retrievers?|greyhounds?|whippets?|bulldogs?|pugs?|chihuahuas?|shepherds?|mutts?|rottweilers?|boxers?|dalmatians?|schnauzers?|siamese|maine coons?|ragdolls?|tabb(?:y|ies)|rescue dogs?|rescue cats?";

/** Nouns at the end of "I am a …" that say what somebody does. Besides these: words that end like a trade. */
export const occupations =
  /\b(?:nurse|midwife|teacher|student|undergrad(?:uate)?|grad(?:uate)? student|phd(?: student| candidate)?|postdoc|intern|trainee|apprentice|doctor|physician|surgeon|vet|gp|paramedic|dentist|lawyer|attorney|solicitor|barrister|paralegal|judge|chef|cook|sous[- ]chef|barista|waiter|waitress|bartender|pilot|flight attendant|cabin crew|dev|developer|programmer|coder|engineer|sre|devops|qa|tester|architect|designer|illustrator|artist|musician|cellist|violinist|pianist|guitarist|drummer|composer|writer|author|poet|journalist|reporter|editor|translator|interpreter|photographer|videographer|filmmaker|actor|actress|dancer|model|scientist|researcher|chemist|biologist|physicist|geologist|astronomer|mathematician|statistician|economist|historian|archaeologist|psychologist|psychiatrist|therapist|physiotherapist|physio|counsellor|counselor|social worker|analyst|consultant|accountant|bookkeeper|auditor|actuary|banker|trader|broker|cto|ceo|cfo|coo|cmo|vp|director|manager|product manager|pm|project manager|scrum master|founder|co-?founder|entrepreneur|freelancer|contractor|self-employed|salesman|saleswoman|salesperson|sales rep|recruiter|marketer|copywriter|secretary|receptionist|admin|sysadmin|dba|administrator|clerk|librarian|curator|archivist|farmer|gardener|landscaper|florist|baker|butcher|carpenter|joiner|plumber|electrician|welder|mechanic|machinist|mason|bricklayer|roofer|painter|decorator|tailor|seamstress|hairdresser|barber|beautician|driver|trucker|courier|postman|postwoman|mail carrier|firefighter|fireman|police officer|cop|detective|soldier|sailor|marine|officer|captain|veteran|pharmacist|optician|optometrist|radiographer|technician|lab tech|lecturer|professor|tutor|instructor|coach|trainer|principal|headteacher|head of [\p{L} ]+|childminder|nanny|carer|caregiver|stay-at-home (?:mum|mom|dad|parent)|homemaker|housewife|cleaner|janitor|security guard|shop assistant|cashier|retail worker|warehouse worker|factory worker|civil servant|politician|diplomat|priest|pastor|vicar|nun|monk|rabbi|imam|luthier|potter|ceramicist|jeweller|jeweler|watchmaker|brewer|winemaker|sommelier|beekeeper|fisherman|forester|ranger|surveyor|planner|estate agent|realtor|insurance agent|travel agent|tour guide|guide|streamer|youtuber|podcaster|game dev|data scientist|ml engineer)\b/iu;
export const tradeEnding =
  /(?:ologist|ographer|icist|ician|keeper|smith|wright|maker|worker|teacher|trainer|engineer|developer|designer|analyst|manager|director|consultant|specialist|therapist|assistant|technician|operator|officer|representative|coordinator|strategist|architect|scientist|lead|executive|inspector|instructor|supervisor)$/iu;

/** Tools of which one usually has one main one, by what they are. */
export const toolKinds: Readonly<Record<string, RegExp>> = {
  "operating system":
    /^(?:an? |the |my )?(?:windows(?: \d+| xp)?|win ?1[01]|mac(?:os|os x| os)?(?: (?:sonoma|sequoia|ventura|monterey|tahoe))?|macbook(?: pro| air)?(?: m\d)?|imac|linux|linux mint|mint|ubuntu|kubuntu|xubuntu|debian|fedora|arch(?: linux)?|manjaro|endeavouros|opensuse|suse|nixos|gentoo|pop!?_?os|elementary os|zorin(?: os)?|alpine|rocky linux|red hat|rhel|centos|void(?: linux)?|slackware|freebsd|openbsd|chromeos|chromebook|thinkpad|mac mini|mac studio)(?:\s[\d.]+(?: lts)?)?$/iu,
  editor:
    /^(?:the )?(?:vs ?code|visual studio(?: code)?|vscodium|vim|neovim|nvim|emacs|doom emacs|spacemacs|zed|sublime(?: text)?|intellij(?: idea)?|pycharm|webstorm|phpstorm|rider|clion|goland|rubymine|android studio|xcode|cursor|windsurf|helix|kakoune|nano|notepad(?:\+\+)?|atom|eclipse|netbeans|fleet|bbedit|textmate|rstudio|nova|kate|jupyter(?:lab)?)$/iu,
  shell: /^(?:bash|zsh|fish|nushell|nu|powershell|pwsh|ksh|tcsh|xonsh|elvish)$/iu,
  "package manager": /^(?:npm|pnpm|yarn|bun|poetry|pipenv|uv|conda|mamba|pip|pdm|rye)$/iu,
  browser:
    /^(?:google )?(?:chrome|firefox|safari|edge|microsoft edge|brave|arc|vivaldi|opera|chromium|zen|librewolf|duckduckgo|qutebrowser)(?: browser)?$/iu,
  terminal:
    /^(?:iterm2?|kitty|alacritty|wezterm|ghostty|warp|windows terminal|konsole|gnome terminal|terminator|tmux)$/iu,
  phone:
    /^(?:an? |my )?(?:iphone|pixel|android(?: phone)?|galaxy|fairphone|oneplus|xiaomi|nothing phone|huawei|motorola|nokia)(?: [\p{L}\d ]{1,12})?$/iu,
  "notes app":
    /^(?:notion|obsidian|logseq|evernote|roam(?: research)?|onenote|bear|joplin|craft|apple notes|google keep|org[- ]mode|anytype|reflect|tana|standard notes|simplenote|zettlr|capacities)$/iu,
  "password manager":
    /^(?:1password|bitwarden|lastpass|keepass(?:xc)?|dashlane|proton pass|nordpass|enpass)$/iu,
  "task manager":
    /^(?:todoist|ticktick|things(?: 3)?|omnifocus|trello|asana|linear|jira|clickup|monday\.com|basecamp|height|shortcut)$/iu,
  "e-mail":
    /^(?:gmail|outlook|protonmail|proton mail|fastmail|thunderbird|apple mail|hey|tutanota|tuta|mailbox\.org|superhuman)$/iu,
  "music service":
    /^(?:spotify|apple music|tidal|deezer|youtube music|amazon music|qobuz|soundcloud)$/iu,
};

/** Languages people speak, for "native X speaker" and "learning X". */
export const languages =
  /^(?:english|german|french|spanish|portuguese|italian|dutch|flemish|swedish|norwegian|danish|finnish|icelandic|polish|czech|slovak|slovene|slovenian|croatian|serbian|bosnian|bulgarian|romanian|hungarian|greek|turkish|russian|ukrainian|belarusian|lithuanian|latvian|estonian|irish|welsh|gaelic|scots|catalan|basque|galician|arabic|hebrew|persian|farsi|dari|pashto|urdu|hindi|punjabi|bengali|bangla|tamil|telugu|kannada|malayalam|marathi|gujarati|sinhala|nepali|thai|lao|khmer|vietnamese|burmese|indonesian|malay|tagalog|filipino|chinese|mandarin|cantonese|japanese|korean|mongolian|swahili|amharic|yoruba|igbo|hausa|zulu|xhosa|afrikaans|somali|esperanto|latin|sign language|asl|bsl|albanian|armenian|georgian|kazakh|uzbek|azerbaijani|maltese|luxembourgish|yiddish|quechua|maori|hawaiian)\b/iu;

/** Words that say where somebody or their people are from. */
export const demonyms =
  /^(?:(?:\p{L}+(?:-|\s))?(?:american|canadian|mexican|brazilian|argentinian|argentine|chilean|colombian|peruvian|venezuelan|cuban|british|english|scottish|welsh|irish|french|german|austrian|swiss|belgian|dutch|italian|spanish|portuguese|greek|turkish|polish|czech|slovak|hungarian|romanian|bulgarian|serbian|croatian|slovenian|bosnian|albanian|ukrainian|russian|belarusian|lithuanian|latvian|estonian|finnish|swedish|norwegian|danish|icelandic|israeli|lebanese|syrian|jordanian|iraqi|iranian|persian|egyptian|moroccan|algerian|tunisian|nigerian|ghanaian|kenyan|ethiopian|ugandan|tanzanian|south african|zimbabwean|indian|pakistani|bangladeshi|sri lankan|nepali|chinese|taiwanese|japanese|korean|vietnamese|thai|filipino|indonesian|malaysian|singaporean|australian|kiwi|new zealander|catholic|muslim|jewish|buddhist|hindu|sikh|christian|protestant|orthodox|atheist|agnostic|quaker|mormon|lutheran))$/iu;
