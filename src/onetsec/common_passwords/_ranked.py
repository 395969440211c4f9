"""
The words of the list, the most common first. Written by ``scripts/rank_common_passwords.py``.

A module and not a text file: it is read as any other code is, from a zip archive too, and a rule
opens no file.
"""

from __future__ import annotations

RANKED = """
123456789 password 12345678 password1 1234567890 baseball iloveyou football 1q2w3e4r5t qwertyuiop
1qaz2wsx superman myspace1 homelesspa 1q2w3e4r qwerty123 987654321 trustno1 target123 1g2w3e4r
zag12wsx gwerty123 sunshine asdfghjkl computer 123123123 starwars princess 1234qwer iloveyou1
11111111 fuckyou1 789456123 princess1 abcd1234 passer2009 corvette football1 jordan23 12qwaszx
123456789a internet samantha q1w2e3r4t5 q1w2e3r4t5y6 maverick 88888888 fqrg7cs493 michael1 blink182
whatever qwer1234 linkedin babygirl1 mercedes q1w2e3r4 michelle liverpool steelers j38ifubn
0123456789 iloveyou2 jennifer hardcore babygirl 147258369 jessica1 0987654321 fuckyou2 anthony1
qazwsxedc midnight bigdaddy baseball1 1111111111 basketball passw0rd marlboro chocolate asdf1234
qwerty12 charlie1 pakistan superman1 cocacola asshole1 butterfly fuk19600 12341234 sunshine1
asdfasdf alexander 1qaz2wsx3edc 29rsavoy 3rjs1la7qe 12344321 liverpoo 00000000 slipknot scorpion
startrek qweasdzxc 1qazxsw2 hello123 redskins password12 password2 butthead dolphins brandon1
vqsablpzla qwertyui shithead jonathan metallic mountain 1234567891 elephant 12345qwert cjmasterinf
12345678910 a123456789 christian yuantuo2012 rush2112 sojdlg123aljg victoria matthew1 creative
million2 benjamin diosesfiel dpbk1234 pe#5gz29ptzmse garfield bullshit asdfghjk 123654789 elizabeth
airborne brooklyn godzilla 4815162342 barcelona zaq12wsx computer1 michelle1 william1 darkness
11223344 platinum welcome1 01012011 jasmine1 lifehack snowball liverpool1 metallica nintendo
chicken1 87654321 redwings spiderman explorer 0000000000 guinness lasvegas 147852369 tinkerbell
christin qwerty12345 pokemon1 butterfly1 nicholas 123qweasd danielle michigan carolina 1234554321
alexande juventus chelsea1 dickhead chocolate1 a838hfid 1234567a minecraft freedom1 america1
snickers 741852963 999999999 paradise jennifer1 111222tianya 1234abcd lacrosse bollocks madison1
poohbear 1password november samantha1 elizabeth1 einstein mustang1 password123 drowssap diamond1
myspace123 qqww1122 whatever1 spitfire valentina maryjane champion svetlana hellokitty westside
security super123 1q2w3e4r5t6y a1b2c3d4 startfinding n0=acc3ss spongebob1 alexandra december
1232323q scarface patricia friends1 stargate semperfi 123hfjdk147 scotland beautiful cherokee
simpsons 123456789q heather1 sebastian vladimir passport caroline infinity yankees1 bulldogs
bubbles1 fuckoff1 budlight patrick1 usuckballz1 softball lovelove fktrcfylh cowboys1 veronica
yagjecc826 kawasaki iw14fi9j september wildcats melissa1 logitech swordfis alexander1 alexandr
motorola patriots spongebob raiders1 colorado 12121212 qazwsx123 stephanie freeuser warcraft
zxcvbnm1 iloveyou! wolverin elizabet precious valentin a1234567 manchester spiderma cristina
jackson1 aa123456 ncc1701d pearljam newyork1 asdfghjkl1 predator richard1 panthers monster1 destiny1
blessed1 peekaboo rolltide slipknot1 cardinal emmanuel spiderman1 chevelle charlotte fyfcnfcbz
loverboy beautiful1 brittany changeme kristina electric 3odi15ngxb 421uiopy258 scooter1 darkside
1a2b3c4d wolfpack hercules letmein1 isabella blizzard cheyenne cjkysirj 9876543210 123456abc
myspace2 12345678a kimberly pussycat qwert123 1029384756 airplane freepass billybob chocolat
1122334455 stingray firebird zeppelin forever1 icecream cameron1 tarheels greenday 963852741
california 01011980 metallica1 samsung1 engineer 1v7upjw3nt hellfire brittany1 serenity bismillah
babyboy1 fireball qwerty123456 darkstar christian1 danielle1 leonardo pavilion 01012000 christine
bobafett dbrnjhbz gangsta1 password! arsenal1 swordfish swimming uqa9ebw445 defender iloveyou12
fernando qwerty1234 presario rockstar twilight airforce thailand bluebird sz9kqcctwy goldfish
dolphin1 abc123456 wrangler 123qwe123 cadillac starwars1 longhorn loveyou1 tiffany1 microsoft
christia angelina d2xyw89sxj courtney playboy1 123qweasdzxc crystal1 assassin atlantis lonewolf
alejandro marseille software friendster lollipop srinivas password3 veronika jonathan1 babydoll
nicholas1 angel123 wordpass jackass1 portugal rainbow1 poohbear1 devildog soso123aljg justinbieb
mistress 1234512345 iloveme1 montreal 3d8cubaj2e wolfgang shannon1 pa55word basketba hotstuff
31415926 stephani remember catherine shamrock victoria1 popcorn1 deftones ihateyou isabelle renegade
lakers24 lizottes blahblah steelers1 enterpri password. babylon5 p3rat54797 aaaaaaaa sweetpea
blessing trfnthbyf rockstar1 peaches1 florida1 superstar love4ever bigboobs goodluck aardvark
butterfl thunder1 marathon cavalier santiago buckeyes strawberry 01011990 happy123 abcdefg1 diamonds
1123581321 satan666 highland drpepper qwert12345 pornstar iverson3 vanessa1 sherlock thuglife
chester1 yourmom1 christopher morpheus fuckyou! azertyuiop wetpussy angelica consumer midnight1
12345qwerty love1234 williams babygurl1 adgjmptw 5555555555 overlord sundance sunflower 55555555
greenday1 charles1 undertaker 123698745 precious1 evildick ultimate a12345678 ncc1701e brooklyn1
geronimo sweetheart abc12345 money123 stephanie1 aleksandr shopping lebron23 superfly inuyasha
wrinkle1 22222222 seminole alejandr 21212121 11235813 concrete access14 christina letmein2
linkinpark christop facebook trombone soccer12 rhbcnbyf polniypizdec0211 qazxswedc cdtnkfyf stallion
qq123456 123454321 giovanni kingkong zxcvbnm123 mongoose career121 australia soccer10 password11
ig4abox4 realmadrid bluemoon rebecca1 asdasdasd immortal brianna1 dietcoke qw123321 southside1
getmoney1 francesco ronaldo7 hollywoo 14789632 123456aa bonehead savannah ghbdtnbr 111222333
charlott hongkong sterling ilovesex sebastia jesus123 werewolf monkey123 chicago1 courtney1
bigdaddy1 mahalkita awesome1 eternity cooldude tottenha stocking teddybear makaveli apple123
alessandro gabriel1 verbatim gateway1 bestfriend blackcat raistlin punkrock volleyball 01012010
qwerasdf hollister1 waterloo musicman password7 seinfeld megadeth element1 gn56gn56 skywalke
chouchou passwort francesca squirrel natalie1 wolverine fishing1 princess12 abcdefgh stardust
w5txn36alfw qazwsxed bitch123 mariposa gabriela vanhalen zachary1 intrepid punisher happiness
showtime ekaterina antonio1 skittles babygirl12 monkey12 hannibal 111111111 pass1234 virginia
estrella anderson chris123 panasonic princesa sandiego portland grandma1 twilight1 blackdog 77777777
californ playtime bitches1 scarface1 godisgood 147896325 gangster warriors chargers giuseppe
dingdong mushroom abcdefg123 crusader softball1 pumpkin1 dkflbvbh stranger guardian slapshot
septembe vkontakte rammstein loveyou2 123321123 munchkin benjamin1 kittycat ladybug1 1passwor
barcelon hallo123 coltrane starcraft cookies1 florence margarita children katerina shaney14
fuck_inside fuckyou123 discover cristian spanking soccer11 lonestar 123456qwerty meridian hollywood
stonecol mamapapa 192837465 password01 lowrider 25802580 zzzzzzzz 2012comeer zaq1xsw2 tacobell
password5 halflife business inuyasha1 rangers1 keyboard sabrina1 kangaroo amoremio p@ssw0rd
harrypotter socrates nirvana1 asdasd123 formula1 mailcreated5240 fuckface n8zgt5p0shw= vacation
penguins 12369874 internet1 ragnarok airforce1 colombia sample123 dodgeram groupd2013 mustangs
flowers1 sithlord icecream1 vrbgqns997 scoobydo christmas oblivion titleist superstar1 zxcv1234
bigballs kathleen blueeyes bulldog1 mersedes cupcake1 christina1 westside1 12312312 qti7zxh18u
frankie1 nuttertools poiuytrewq megaparol12345 johncena1 redneck1 peterpan marshall kingston
terminator freckles truelove jackson5 football12 aspirine india123 mariners september1 19871987
deadhead rootbeer snickers1 myspace! admin123 123456789m 11112222 plymouth creampie 1qaz1qaz
justdoit 321654987 1234567q 123456789z a1s2d3f4 welcome123 motdepasse kimberly1 lightnin alexandre
killer123 caliente spencer1 goodtime thankyou phoenix1 brucelee redalert aquarius catherin
runescape1 porkchop francisco sapphire jesus777 asdfjkl: qazwsxedcrfv casanova 99999999 carpediem
blackjac mitchell franklin stonecold iloveyou. alejandra chevrole 01012001 19851985 amsterdam
christophe spectrum jesuschrist handsome muhammad aaaaaaaaaa maxwell1 g9l2d1fzpy labrador margaret
syracuse anastasia front242 babygirl2 candyman savannah1 commando sweetie1 clitoris pineappl
lesbians 8j4ye3uz idontknow 123456654321 monopoly romashka d1lakiss gangbang katherine spartans
snuggles hotmail1 diwtgm8492 patches1 infiniti 1234567890q jamesbond cosworth snowball1 cutiepie
qawsedrf doberman gangster1 valentine webmaster cambiami porsche9 beefcake anhyeuem godsmack
beatrice 69696969 green123 viktoria trouble1 starbuck 19841984 valhalla comeon11 myspace12 starfish
achilles ncc1701a james123 maradona sailboat winston1 asdfghjkl: 19861986 lawrence phillies pa55w0rd
swingers frontier butthole doughboy nebraska mercedes1 qwertyuio agent007 soccer13 pinkfloy
dragonball dannyboy 1234asdf luckydog 135792468 yahoo.com hollywood1 whocares forever21 success1
test1234 trinity1 vfrcbvrf mandingo princess2 dilligaf bunghole 123456123 omsairam golfball technics
harrison onelove1 01011991 15426378 aberdeen ihateyou1 enterprise stripper hurrican rfnthbyf
buttercup cocacola1 dthjybrf johncena excalibu nathalie 1qa2ws3ed soccer123 timothy1 runescape
argentina penelope lancelot hahahaha keystone scoobydoo stephen1 flamingo georgia1 designer kamikaze
7894561230 warhammer deeznuts 19891989 apollo13 orlando1 jacket025 dinosaur nonmember macdaddy
ciaociao manchest qwerty321 digital1 meatball maryjane1 nothing1 ilovegod asdqwe123 eatpussy
sentinel 19921992 123789456 summer08 jamesbon paintball1 sexygirl pokemon123 billyboy football2
microsof microlab sexybitch1 gordon24 sureno13 pantyhos password4 01011985 telechargement cleopatra
tequiero shithead1 73501505 passwor1 azsxdcfv qweasd123 bullshit1 qazwsx12 sebastian1 ilovejesus
charlton 01011970 bigmoney david123 monique1 19821982 fordf150 123456123456 saratoga 19801980
wildfire vladislav elephant1 greenbay cutiepie1 baseball12 password13 sexygirl1 01011981 youbye123
porsche1 rjirfrgbde martinez rightnow buddy123 hyperion treasure meatloaf pineapple 01011986
allison1 teddybear1 birthday houston1 fuckyou69 vincent1 federico anaconda woofwoof napoleon
poontang smoke420 lionking friendship albatros kenworth golfcourse babygurl happyday mohammed
charmed1 holyshit chopper1 turkey50 drummer1 iloveme2 12301230 music123 packers1 ericsson x4ivyga51f
skittles1 chickens isabella1 19831983 christine1 zxcasdqwe raymond1 bradley1 naruto123 fktrcfylhf
crazybab qwe12345 9-11-1961 asd123456 catalina hardrock skywalker iloveyou3 13131313 applepie
123456789s gandalf1 something panther1 rockhard barcelona1 123456987 hellyeah skorpion hedgehog
australi 6hbf28w791 vampires charlotte1 13243546 yosemite karolina strength moonlight carolina1
starship myspace. 1loveyou greatone 10203040 hardcore1 0.0.0.000 10101010 freeporn roadkill killbill
78945612 johnson1 tnk0mk16vx cinnamon backdoor rastaman medicine password10 robotech 18436572
h1xp2z2duk mechanic pingpong operator rasputin baseball2 password0 spartan117 amsterda ilovehim1
majestic 19951995 66666666 yfdbufnjh10305070 blackberry wrestlin mypassword gotohell dragon123
kingfish passwords tiger123 darkangel lineage2 salvador natasha1 ferrari1 lilwayne1 melanie1
nwo4life jaimatadi thebest1 qwerty11 abigail1 indonesia pebbles1 dearbook aobo2010 genesis1
cassandra fuckthis lovelife kcj9wx5n penguin1 umbrella devil666 r2d2c3po personal snoopdog
skateboard splinter alabama1 underdog sporting ka_djkhjsy6 montana1 remember1 19881988 megapass
fuku00198 fernanda bearshare p0015123 newport1 bullseye 12131415 blackhaw jeremiah tunafish 20102010
dkflbckfd fuckme69 translator gfhjkm123 alejandro1 supersta 123qwerty magicman budlight1 lorraine
caligula 44444444 dfktynbyf asdfasdf1 deepthroat tazmania capricorn blondie1 evony192 tommyboy
marino13 mexican1 vampire1 blablabla vfhufhbnf brighton darkness1 aaliyah1 budweise getmoney
kenneth1 babyblue chainsaw 12qw23we wrestling1 eastside daniel123 veronica1 01011989 westlife
cricket1 summer09 snowboar moneyman chrisbln dragons1 azerty123 sk84life viewsonic penthous flounder
testtest whitesox watermelon thanatos panasoni sneakers dragon12 babylove ghjcnjnfr 14531453
titanium federica dumbass1 passer2011 intruder gargoyle poseidon newcastl myspace3 johannes buckshot
sunnyday monalisa 01011988 goldstar dominique boomboom password9 killer12 multiplelo alexandra1
motherlode papillon westwood teacher1 cheyenne1 monkeys1 sunflowe dolphins1 miranda1 assholes
jeffrey1 starfire tokiohotel paintbal knickers lokomotiv 19941994 1234567899 kissmyass sebastien
england1 wangyut2 lucky123 rjycnfynby thirteen wrestling pitbull1 19931993 death666 hotpussy
lollipop1 philippe shadow12 33333333 avalanch 01011984 vfvfgfgf salvatore 123456asd 01011987
zerocool godfather jamaica1 panthers1 19901990 idontknow1 blahblah1 american 1x2zkg8w special1
zxasqw12 123456789j loverboy1 francesc 9999999999 1myspace 19811981 123456qwe paintball syncmaster
kkkkkkkk abcde12345 dodgers1 aleksandra 02071986 1princess southpark 369258147 987456321 justice1
chuckles gladiator 03082006 mazafaka iloveyou7 meathead kitty123 barefoot 12345678q cfitymrf
dragonfly bluefish clevelan terrapin nightmare clarinet deeznutz traveler sweetpea1 pianoman
hawkeyes dalejr88 meowmeow broncos1 bulldogs1 andromeda qweqweqwe buttercup1 master123 dominic1
password00 triangle babydoll1 01011910 lindsey1 ronaldinho loser123 smeghead password8 stellina
cerberus rockford summer07 1q2w3e4r5 february goldwing gabriell candy123 crjhgbjy newlife1 james007
tiberius nokia6300 hayabusa 19911991 lilmama1 valentino 12345679 salamander lovebug1 12qw34er
password22 thegreat gesperrt whiskers password69 overkill godislove rhfcjnrf montgom240 sersolution
yousuck1 pakistan1 mommy123 spaceman 19781978 charlene shadow123 scorpio1 valencia creative1
sk8ordie 12345qwe josephine atlanta1 ohmnamah23 123456789k lightning molly123 01011992 jellybean
megatron illusion yankees2 ladygaga bella123 roadking sexymama1 0.00000000 19411945 a1b2c3d4e5
hoosiers 01091989 leavemealone 14725836 barbara1 balloons liberty1 y6p67ftrqj heineken dickhead1
redskins1 october1 02071982 warcraft1 kristen1 sammy123 mortgage drpepper1 schalke04 doghouse
stratfor lover123 prettygirl blackbir insanity naruto12 hardcock christmas1 seahawks scarlett
godfathe soccer14 bookworm talisman blackjack tottenham babyface hawaiian pantera1 01011975 fountain
mortimer 2222222222 roadrunn 01011993 handyman alphabet newcastle 5hsu75kpot lollypop beautifu
rosemary dutchess qwerqwer illinois chandler idontkno 01020304 magnolia teddybea patricia1 valkyrie
wareagle gabrielle gameover akopa123 123456789d kittykat warrior1 paramore 19791979 wishbone
sinister sunflower1 cinderella istanbul michael2 02021987 hamilton 02011985 november1 porsche911
gamecube passion1 1234567890a 02081988 bitchass preacher cookie123 02041986 z1x2c3v4 playstation
01011977 claymore education alessandra checkers armagedon 02051986 marines1 newpass6 antonella
ocpoook325 02091987 silverad electron gregory1 rhtdtlrj my2girls 12011987 02101985 casablanca
thunderb michigan1 vikings1 19751975 ghostrider blackout qazwsxedc1 bettyboop 02031986 02021988
yahoo123 123456qw billabong 20092009 98765432 bcfields qwe123qwe marketing swordfish1 marissa1
madeline southpar 02061985 mandarin brother1 cannabis stanley1 fuckyou12 kleopatra december1
perfect1 temppass 123456789l dirtbike anything chargers1 02011987 kittycat1 monkey11 slippery
hershey1 02091986 country1 1357924680 patriots1 mollydog catherine1 02021986 ghblehjr kevin123
starcraf wow12345 boobies1 cameltoe vasilisa google123 bobmarley pickles1 01011983 elizaveta
douglas1 carlitos flexible 19961996 farscape skyline1 borussia aaron431 smile123 123456789p
yfcntymrf 02081984 wonderful caroline1 fyutkbyf thedoors 02081987 02061986 123qq123 1zn6fpn01x
7ugd5hip2j asdfzxcv scoobydoo1 pussyman deadpool 01011982 butterfly2 gatorade clifford carpedie
underground 02021984 02031984 baseball7 warcraft3 daddysgirl micheal1 corleone washington williams1
1fr2rfq7xl 02021985 giovanna g13916055158 bigdick1 webmaste tristan1 chrysler kristine 7777777777
1a2s3d4f jordan12 binladen football10 buttercu 02081989 21031988 millwall thuglife1 maverick1
dragonba 01011999 02011986 youngmoney bullfrog germany1 02061989 password23 bobdylan capslock
alladin79 just4fun 02041984 chevrolet gfhjkmgfhjkm lilwayne telephone coolness sandrine snowman1
therock1 barbados lindsay1 knockers amateurs juggalo1 jayhawks asdfg123 hernandez 9293709b13
robinson eldorado ilovehim soulmate spiderman3 serenity1 andromed godbless katherine1 50spanks
ronaldo9 football7 02021983 kakashka marianne chemistry yeahbaby bettyboop1 netscape
1q2w3e4r5t6y7u8i9o0p ireland1 rainbow6 snowflake brownie1 eastwood microphone coldbeer callofduty
20082008 fgtkmcby baseball3 02021989 myspace.co 02041983 specialk rocknroll piramida bubblegum1
bubblegum salasana cashmoney mephisto everton1 violetta fucklove1 5xfgs3ii9d 02051983 1asshole
claudia1 smashing nicole12 myspace7 fastball q2w3e4r5 something1 michaela garfield1 buddyboy
shitface blueberry 02031987 12345abc radiohea wildcard hotstuff1 icehouse marlboro1 mackenzie
superman12 universal 02011988 123456789o 02081986 testpass marshall1 juliette pringles stefania
cashmoney1 lighthouse pinkfloyd metal666 longhorns1 loveme123 carebear insomnia 19761976 arizona1
rosebud1 damilola rocky123 02041982 darklord singapore 02041988 02041987 magician superman2 telephon
lkjhgfdsa vsjasnel12 jordan123 cracker1 gamecock budapest september2 yjdsqgfhjkm reckless 02011980
01011979 monkey13 maksimka black123 magdalena kazantip ironmaiden 02101984 pokemon12 concorde
esperanza slayer666 qazwsxedc123 pharmacy abnormal jellybea thumper1 islander jiggaman angelito
password6 scrappy1 classics cheater1 hooligan 02081985 scrabble hawaii50 wg8e3wjf 123456789123
19731973 mazda626 baseball11 rhjrjlbk 02071984 qwertyqwerty sweetnes polniypizdec110211 masamune
maximus1 doomsday revolution excalibur buttfuck marcello purple12 02021982 dynamite master12
as123456 skate4life priyanka moonbeam imissyou sexybitch 12365478 radiohead cynthia1 inspiron
dreamer1 02061988 123456as 02031985 tyler123 shopping1 butthead1 snowboard forsaken katarina
soccer15 maria123 fullmoon smallville evolution whitney1 1babygirl sausages stanislav fashion1
robotics linkedin1 112233445566 mobydick senators pumpkins motherfucker windsurf reddevil vfitymrf
nevermind woodland baseball10 colombia1 galatasaray ashley12 anastasiya daniel12 lavender 02081982
johnjohn 23232323 presiden nathaniel 02051982 ricardo1 vanguard preston1 alexandru rjhjktdf firewall
champion1 wildcats1 02011984 january1 russell1 sweetness 02031982 justinbieber lovelove1 fandango
marijuana research qqqqqqqq 02061980 nichole1 pussy123 ashley123 highheel power123 handball windows1
princess10 princesse pizza123 beatles1 mauricio simpsons1 19771977 19971997 jason123 loveless
christma bananas1 aaaa1111 babygirl13 cutie123 nks230kjs82 trinidad alejandra1 02061987 anamaria
papamama earnhard qwe123456 01081989 classof09 02091983 love12345 webhompass gabriella monkey22
boricua1 zaqxswcde misfit99 02101987 daddy123 25252525 1z2x3c4v eleven11 platypus 987654321a
12345671 d71lwz9zjs anthony2 nicole123 05051987 02041985 kaitlyn1 baseball5 12051988 spongebo
derrick1 abrakadabra eastside1 02101989 godisgreat esmeralda 000000000 viktoriya 02071980 reddwarf
longjohn 123456789987654321 hottie101 garrett1 qweasdzxc123 02071987 slamdunk vincenzo private1
soccer22 honolulu vaffanculo 134679852 football11 johndeer windmill michael123 bergkamp 19741974
rodriguez 02091981 frederic irishman nintendo1 sublime1 zildjian truelove1 corvette1 02041981
02061983 gabriele phantom1 mudvayne jumpman23 freebird justin123 pineapple1 02091980 02091984
snowflak 01011900 puppies1 nygiants playstat webhompas jefferso comanche valerie1 monkeybo logitech1
02051987 baller23 hounddog peter123 josephin 02071988 02041979 thisisit marianna 05051985 babycakes1
hannah123 asshole2 pallmall fishbone australia1 anderson1 drowssap1 clippers 02051988 fireman1
gorgeous 02081977 22041987 bigblock iloveyou22 abhishek whiteout 123456789123456789 02061984
fuckinside riccardo 02031981 iloveyou13 college1 caitlin1 bluebell 08031986 23456789 undertak
maprchem56458 angelica1 chipmunk sarah123 mazdarx7 kjrjvjnbd purple123 choochoo 02051984 02051989
15051981 sunshine2 anastasi breanna1 26061987 roadster fuckyou3 halloween cbr900rr good123654
1a2b3c4d5e 02021979 testing1 highbury koroleva washingt 02061982 02091985 lasvegas1 redbaron
password21 sooners1 11051987 krasotka 10011986 pipeline nascar24 01031988 tkbpfdtnf smirnoff
fernando1 backspace 25251325 detroit1 f00tball 21031987 iloveyou14 starligh angelina1 summer99
myspace11 13041988 fishhead cookie12 disturbed1 06061986 q123456789 02021981 123456789b yogibear
campbell konstantin blue1234 terminat unicorn1 ghbywtccf 24682468 slowhand fuckhead francis1
football9 nostromo survivor cnfybckfd lemonade chrisbrown 123456ab soccer17 blink123 cocksuck
asdf3423 motocross gonzalez spiderman2 bethany1 fuckyou. 02041989 universe solitude morrison
mitchell1 5532361cnjqrf catwoman bearcats username 01011978 austin316 wanderer 02101986 1020304050
paradigm 02011989 starlight fantasia katrina1 buttons1 borabora london12 74108520 daisy123 12021988
fucklove 01061990 hermione gtnhjdbx 02071981 secret666 01011960 1million sundevil qdujvyg5sxa
mustang6 armstron francois cassidy1 13041987 revolver 02021976 volkswag 30051985 carebear1 pool6123
03041991 02031979 24061986 cheese123 14061991 wildbill 45m2do5bs iloveyou11 richmond 21011989
iloveyou4 cleopatr football3 sexyboy1 11081989 coventry eh1k9oh335 sidekick 20061988 patience
02081983 gbhfvblf laurence qwertyuiop[] mastermind 22021989 a1a2a3a4 jellybean1 zanzibar princess13
highlander toulouse iamthebest jesusislord holiday1 23041987 slimshady 02011981 charlie2 tinkerbe
delpiero 01121986 university hamster1 bluesman princess11 asdfgh01 threesom hunting1 18011987
nautilus everlast america10 sayangku 01071986 ghbdtn123 deathnote 02071983 12345678900 02021973
12qw12qw nokia6233 longdong crazy123 phillip1 iloveyou123 ghjcnjgfhjkm kissmyass1 flower123 02091989
opensesame 02071989 brittney 07071987 justin12 cuddles1 uvgx8f8232 sonyericsson adriana1 jefferson
abcdefghij xxxxxxxx palmtree 14111986 sentnece mexico13 andyod22 virginia1 passwort1 10031988
pk3x7w9w eleonora 01041985 vodafone britney1 19101987 thegame1 matthias viewsoni 13031987 evangelion
24011985 02081980 taekwondo football5 28041987 sprinter sexylady 02101988 franklin1 25081988
fearless 01091987 antelope 02021990 mamamama barselona 19061987 fyfnjkbq jeremiah1 12121990 10071987
zxcasdqwe123 fairlane honeybee 13061986 fantomas 17051988 jessica123 10051987 20111986 gladiato
goldfish1 01011995 25800852 hannah12 buffalo1 stephane cheshire 28021992 makayla1 10101986 wordpass1
tomahawk iloveyou5 03041986 kennedy1 bigpoppa 01121988 faithful president 08121986 rochelle
12345678901 download nicolas1 14021985 margarit southside hunter12 ji394su3 pasadena johngalt
02031980 coldplay naughty1 mississippi 04041991 amorcito baseball13 onepiece 10011990 kristin1
09051945 skate123 jesucristo elcamino trinitro voyager1 02101983 19721972 carpente spartan1
babygirl10 12121985 captain1 22011988 univers2l hottie12 callisto kingkong1 02101981 vendetta
scruffy1 chrissy1 11061985 maurice1 02031989 ssyu1314 blackie1 babyblue1 national yamahar1 wildwood
foxylady theking1 02041980 password1234 27061988 leedsutd agnieszka 30041986 11051990 dominion
01061986 billabong1 enforcer soccer21 derparol 01041988 29071983 25031987 1andonly 21031990 remingto
summer06 01011994 princess3 29051989 20031987 02051980 love123456 04041988 indiana1 princess7
falcons1 vjqgfhjkm annabelle 28011987 rfvfcenhf 16051989 ab123456 25121987 16051987 hottie123
guadalupe 08051990 12345678s 20091991 calimero carnival friday13 05051989 knuckles rebelde1 29011985
qweqwe123 28021990 summer12 newcastle1 ghjuhfvvf jessica2 colorado1 22021986 fenerbahce freefall
ironman1 02011983 castillo babyboo1 17061988 baritone southpark1 mischief hetfield victory1 dontknow
sasha_007 18061990 eclipse1 12031985 12031987 trumpet1 charlie123 15011987 02031977 american1
08081988 whiteboy 21051991 02071978 18091985 pass1word 02031988 cygnusx1 31011987 firefigh
information blowfish screamer international 20051988 11121986 01031989 skipper1 harddick jackass2
30031988 02041974 mohammad lucas123 myspace13 20091988 123456ru wp2003wp ashleigh 15051990
littleman1 kordell1 03031986 chiquita swinging 01011974 02071979 mnbvcxz1 trucking 789654123
shadow13 02051978 08031985 123mudar daniela1 noname123 13121985 francisc 02011982 22071986 02101979
obsidian ilovemymom natalia1 02051985 andrew12 dfktynby doraemon abdullah ihateyou2 02051976
asdfgh123 15101986 21101986 lakeside qwertyu1 14021986 suckmydick strawber nokian73 marie123
25091987 16121987 redhead1 02041975 17011987 whistler babycakes 10101990 discovery 22031984 15021985
01031985 hello1234 blueball 26031988 batman123 13021990 alex1234 cassandr friends2 jobsearch
02051973 25041988 19981998 paramedi madonna1 p4ssw0rd 07091990 princess01 23021986 02051981
3rjs1la2qe smackdow 01021990 andrew123 argentin 123456789c moonligh dallas214 capricor classof08
24111989 21051988 22041988 interests bigbooty d9zufqd92n 123456qq soccer23 guillaume cherries
kikeunyw sexylady1 lalakers allstar1 dogpound oscar123 elisabeth batista1 universa ilikepie eggplant
sampson1 football21 fussball 19283746 lincoln1 arschloch felicidade 123456789r 123456789t capetown
6v21wbgad dirtbike1 budweiser gerrard8 sylveste skeeter1 02051972 cartman1 marseill myspace5
magellan qwertyuio1 southpaw rooster1 cassandra1 soccer16 morning21 dominique1 02041978 libertad
swimming1 notebook 3children pufunga7782 goodgirl 02031978 louloute challeng millenium my3girls
qwertyuiop1 168asd168 123admin321 johndeere trucker1 camaross monkey69 hotgirls chicken2 02051977
bubba123 goldfing miami305 moonshin nopassword sonyfuck mandrake ilovemyself michael12 fernandez
mathilde sweetness1 1234zxcv babygirl3 marcius2 navigator football22 fkbyjxrf earthlink c43qpul5rz
opendoor hotgirl1 nightmare1 kristina1 07071977 jacqueline michele1 02081976 lakewood bluejays
commande thompson gateway2 alberto1 01011976 ronaldo1 akax89wn lovingyou scotland1 domenico sasha123
cellphone1 espresso danny123 toriamos peace123 lacrosse1 12345abcde ghhh47hj7649 lovehurts1
sunshine12 loveme12 zxcvbnm: 23skidoo chocolate2 farfalla roadrunner 3rjs5la8qe 12345qwer 02071975
catfish1 bordeaux 135798642 supernov princess! optimist nightwish 01234567 hunter123 gsxr1000
waheguru hattrick roberto1 iloveu123 enternow 1qaz!qaz verizon1 lenochka suckdick toshiba1
intercourse 02061977 sk8board 02031975 bobby123 mymother fuckyou7 waterboy motorola1 mamacita
htubcnhfwbz carlos123 azertyui malaysia limewire flamengo emily123 stigmata marjorie klondike
marijuan tigger12 hardball attitude nineinch krystal1 vauxhall pothead1 mario123 funstuff qarglr123
krokodil temppassword rfntymrf elizabeth2 platinum1 cabernet 1234567890- sheepdog jjcg16dj5k
amandine 02041977 thomas123 manunited hellohello desiree1 tacobell1 kingdom1 baltimor wachtwoord
salvation megaparol mash4077 cashmone layouts1 priscilla eduardo1 vancouve fuckfuck dragon69
02071976 bkl29m2bk theresa1 hairball rolltide1 toonarmy pimpdadd fuckthis1 jacob123 cristiano
q1234567 dragon13 diamonds1 nascar88 theforce losangeles drjynfrnt project1 scheisse maserati
02061976 sigmachi honey123 bigdicks facebook1 babylove1 02101976 sweet123 24681012 rfhnjirf dolemite
kayleigh xiang123456 pathfind 1q2w3e4r5t6y7u freddie1 modelsne myxworld hellsing nokia123 rocknrol
02041976 amber123 samsung123 321321321 converse futurama school123 spongebob2 freestyle 69camaro
nounours 11221122 myspace01 professional p0o9i8u7 surfing1 smoothie player69 abracadabra archange
testing123 vagabond 8888888888 billabon 22061941 02031973 sexymama darkange brittney1 evolutio
morrowind plastics zaqwsxcde dominiqu password14 nevermore polniypizdec1102 02021971 abcdef123
forgetit microsoft1 geraldine elisabet aolsucks woodstoc 02011975 scrapper minimoni m123456789
02091976 ncc74656 student1 slimshad austin31 dilbert1 lovehurts blackbird nyq28giz1z topolino
01011971 fuckoff! fireblad 02051975 caramelo hernandez1 02101977 pornking lovelife1 02091975
bangladesh snowbird summer123 lonesome baracuda general1 20002000 linkedin123 singapor oklahoma
herewego virginie myfamily lollypop1 kamasutra vipergts jessica12 navyseal masterbate milagros
peterbil cucumber 123qwert taylor12 0r968ji9ufj6 summer69 02091977 gonzales baseball9 delphine
anthony123 fu7u4a#$$$ homemade rachelle warhamme sailormoon sylvester pinnacle 0102030405 flipflop
buster123 lfitymrf acidburn fellatio harrison1 jeepster mexico123 password99 bitch101 akatsuki
vfntvfnbrf dragonballz babygirl11 smackdown cartoons smile4me rainyday alleycat 12345qaz water123
mustang2 apollo11 alfaromeo walmart1 escalade littleman rainbows laetitia daisydog 92k2cizcdp
vanilla1 cocksucker shadow11 summertime fyutkjxtr komputer whiplash adrenalin 19071907 ambrosia
5wr2i7h8 paradise1 penetration snowflake1 stickman london123 amanda123 puppydog charisma love4life
pakistan123 messenger nightmar katie123 01011973 02091973 badgirl1 0192837465 luckyone 14881488
goldeney jundian2011xr 123456781 dragonfl yfdbufnjh63 satellite 02081974 02071971 phialpha
12345654321 10293847 register thomas12 bismarck 7777777a martinez1 12348765 happiness1 bynthytn
senha123 18atcskd2w mallorca dragster favorite6 beethove home1234 normandy fredfred myspace4
1michael harmony1 02091971 playball dangerous jeanette guillaum familyguy1 monamour angel101
cambridg beyonce1 treefrog sexybabe pikachu1 ilovemom pavement supernova cannibal asdffdsa business1
stoner420 nthvbyfnjh a123456a brandon2 viphv5j736 summer11 benessere godisgood1 fuckoff2 joseluis
kisskiss qwertyuiop123 whatthezor 123456789qwe baseball8 20012001 welcome2 000webhost iw14fi9jxl
sephiroth hallowee sparkles nickjonas1 daredevil 1qazxsw23edc 19691969 asshole123 amethyst 369852147
ms0083jxj volleyba bettyboo ticklish 02061974 brigitte wolverine1 1truelove 02061972 qwe1122334
kathleen1 mynameis jupiter1 chandler1 junkmail packers4 oakland1 longhair 02101973 gannibal skinhead
teiubesc segblue2 montecar asd12345 dt123456 angelika candyass yellow12 cm6e7aumn9 02041973 thankgod
letsdoit mackenzie1 notredam mammamia bangalore alcatraz sparkle1 babybaby gianluca robert123
bentley1 tottenham1 1qazzaq1 fantasy1 dfcbkbcf blacklab montrose frederik ilovepussy 8ix6s1fceh
playboy2 cherry123 motocros computer12 lockdown istheman tigger123 pinetree 1234rewq rustydog
hellothere tampabay babycake ilovegod1 streaming joshua12 fidelity aaa123123 qwerasdfzxcv lorenzo1
capitals mickeymouse dreamcas iloveher1 riffraff buster12 playmate billybob1 zxcvb123 pizzaman
clarence butterfly7 standard amanda12 wonderboy alexandria emmanuel1 02081973 parola12 sexsexsex
lalalala sergbest cooldude1 02051970 amazing1 02031974 44332211 blueberry1 left4dead soldier1
football23 01011972 66613666 123456qqq 02041972 1234509876 qweasdzxc1 qwerty13 welcome12 sunlight
rebound1 02061971 trigger1 lol12345 batman12 bigtruck revoluti nintendo64 feelgood gogators
asdfg12345 caterina clayton1 blasted1 trooper1 moneymaker kentucky chargers21 omarion1 tigercat
jenny123 usmarine pok29q6666 lebowski marijuana1 madagaskar loverman italiano as790433 iforgot1
fisherman weare138 alpha123 piercing macintos 02011971 crescent eatmenow shirley1 18121812 19701970
kicksass iloveyou8 mother123 rfhfvtkmrf windows7 paladin1 cheesecake lunchbox riversid michael7
acapulco security1 megaman1 michelle12 abc123abc rhfcfdbwf westham1 01230123 mercury1 estrella1
mylove123 bernardo valentine1 masterbating 3333333333 tennesse matchbox parlament goodyear magic123
matematica 02081970 trinity3 hardwood erection joker123 highlife implants cheese12 bendover
supersonic ilovemom1 babybear laserjet johndeere1 natedogg asdfgh12 sopranos cashflow jesusis1
hendrix1 kickass1 ghjcnbnenrf fletcher goldberg backspace1 kristian jeffhardy alterego 22446688
jordan11 cantona7 pokemon2 ljxtymrf yellow123 taishan2011 sexy1234 godzilla1 dont4get blueberr
soccer18 jeffhardy1 baby1234 qwaszx12 demon666 20202020 jimmy123 moneyman1 woodstock trinitron
qwert1234 flyers88 ty2t1hv3oc nokia5800 babyphat1 margaret1 anthony12 fuckyou13 bugsbunny mallrats
goldeneye snowboard1 tamerlan incorrect backbone katelyn1 mechanical cucciolo gilbert1 polopolo
6666666666 huskers1 angelique christy1 1qw23er4 nineball stewart1 ballsack gretchen flipper1
dortmund bubbles2 homepage mountain1 fuckyou666 coolhand dragonfly1 greedisgood together wonderfu
holahola barefeet 1111qqqq kcchiefs sunny123 bearbear cheerleaers mustang5 family123 hillbill
macaroni simpleplan gigabyte letmein123 jakcgt333 bastard1 cyclones football13 jurassic primavera
thebeast baseball4 december12 snuggles1 nemrac58 qaz123456 02031970 flvbybcnhfnjh dragon11 feathers
wildcat1 marauder myspace08 redheads starbucks goddess1 greywolf kendall1 pimpdaddy reloaded
michael3 playboy69 rfhfylfi godfather1 shadow01 hondacivic hollister culinary supergirl 1234567aa
jesussaves baberuth asdfqwer fabulous ttd955audg hurricane outsider blackhawk bigblack babatunde
houston713 noodles1 valeriya 1q2q3q4q english1 beckham7 lavalamp jesuschris pertinant catarina
positive redlight allah786 summer10 sandiego1 guillermo michelle2 poophead monterey 19711971
waterfal hunter01 20022002 minnesot bukowski 1q1q1q1q riverrat television daredevi kamikadze
123456789n 55bgates bellagio stiletto tootsie1 iloveyou10 biohazard princess5 scorpion1 darthvad
cardinals1 finalfantasy 14785236 chicken123 beethoven nightowl trueblue nevermin manager1 babygirl01
copenhag gallaries dtkjcbgtl bitchass1 memphis1 original baseball22 fishtank paramore1 passpass
sandy123 rosewood maximilian deerhunt 123456789g surveyor santiago1 pitchers innocent 741258963
dipstick orange123 pussycat1 jupiter2 softtail monkey01 cleveland greenman taylor123 z1x2c3v4b5
smartass 12345677 chewbacc nosferatu downhill dallas22 soccer09 powerman lawrence1 qweasdzx
francisco1 chloe123 flower12 care1839 sexybeast1 chelsea123 atreides monkeyboy nathaniel1 nicetits
sealteam lifesucks winter99 thirteen13 meredith chipper1 woaini1314 babyface1 01011950 happyman
matthew2 1football stonewal frances1 buddydog tarheels1 start123 faithful1 civilwar deadspin
mama1234 tortoise director waterski dtxyjcnm puppy123 chemical interacial pepper12 123456789abc
puertorico longhorns temp1234 arianna1 159753456 softball12 nightwin passmast hotmama1 eldiablo
1357908642 screwyou purple11 badabing foreplay sanchez1 seductive babygirl14 happines brendan1
anything1 annette1 network1 joshua123 gizmodo1 summer01 pizzahut fucking1 kikimora sassy123 elefante
sunshine7 2wsx3edc santana1 sprocket love2010 mexico12 mariposa1 mckenzie juancarlos lionheart
wdtnjxtr iamnumber1 redbull1 bisexual makeitso 789632145 william2 fishcake fivestar kawasaki1
j123456789 mississi qqqq1111 fuckyou22 123456789v bluestar ntktdbpjh paperino monkey10 lesbian1
pepsi123 suckcock grandpa1 lapochka coolgirl myspace10 broadway mike1234 jasmine2 q1q2q3q4q5
rooney10 maxpower qazxsw123 soccer101 purple13 cardinals crazyman coconut1 fallout3 456456456
kissmyas 123456789e whiskey1 iloveme123 kittykat1 alessand pooppoop ghbdtnrfrltkf augustin yamahar6
ilovemusic 99762000 nathanie 1z2x3c4v5b gangbanged wonderland lovehate robert12 hondacbr starcraft1
mamochka fisherma bismilla pirates1 kentucky1 shotgun1 griffin1 rdfhnbhf 20spanks angelbaby1
stalker1 qaz123wsx cutegirl 0987654321q loveyou123 jordan01 yaroslav websol76 vancouver hugoboss
braveheart websolutions cristina1 meandyou secret123 sephirot 918273645 frogger1 adventure emanuele
timoxa94 baseball21 mazda323 lovergirl1 sokolova skydiver 1234567890z zxcvbnm12 guillerm home0401
administrator whatsup1 stoppedby nokia5530 coolcool camille1 felicidad whoknows godspeed foreskin
maggie12 slapnuts lovergirl sandman1 roxanne1 brayden1 honeybun 123qwe123qwe pavilion1 topsecret
letsfuck daughter pippen33 columbia qw123456 bumblebee warriors1 lighthou telefono nancy123 mmmmmmmm
1fuckyou harry123 penis123 oluwaseun biscuit1 leonidas rodriguez1 bigbucks halloween1 orange12
children3 tickling jonas123 ilovechris changeme1 giggles1 petrovich dirtydog allstate cellphone
creepers fujifilm amarillo blessings junior123 football8 19681968 teddy123 thesims2 gizmo123
s123456789 missy123 catfight king1234 football4 bernadette brandon12 01011961 valleywa rachael1
chickenwing101 livewire livelife roosters ilya1234 asd123asd architec blackops 1qaz2wsx3edc4rfv
asdfghj1 souljaboy1 loredana lamborghini su123456 hannah01 smirnova kayla123 dragon01 1212121212
a1s2d3f4g5 chronic1 maurizio zxcvasdf graywolf thug4life diosesamor skater123 macgyver hugetits
stargate1 flathead babygirl7 123abc123 goofball qwerty77 cepetsugih demon1q2w3e monster123 anthony7
chivas10 123581321 sarajevo qwerty777 rfgbnjirf joystick temitope megan123 newpassword saxophon
buckeyes1 lionhear rocknroll1 jesusfreak theodore hillside maggie123 access99 smackdown1 celtic1888
blackice legolas1 almighty quant4307s squerting flashman tangerin dietcoke1 housewifes brothers
escorpio iloveyou69 ghbdtndctv dorothy1 hockey12 mittens1 firestorm 393041123 ludacris password15
milamber evangeli letmesee yomomma1 hooters1 goodness nicole13 0o9i8u7y 14141414 19051905 glendale
diamante school12 kelly123 scorpions pandora1 leonardo1 blackjack1 freewill silverado friends123
vflfufcrfh brandon123 cornhole aerosmit bionicle stefanie gfgfvfvf favorite2 birthday1 salvador1
shredder iloveme! wednesda sparhawk 963258741 firehawk chivas11 fuckface1 911turbo funtimes
multiplelog myspace9 lillian1 hollister2 bajingan frenchie 1mustang lolipop1 babemagnet 74123698
truffles monkey23 12345600 happydays demon1q2w3e4r 786786786 angel666 honduras cherokee1 scirocco
fuzzball rushmore lacrimosa chevys10 chelseafc iloveyou23 harley01 service1 devilman justine1
camaroz28 euphoria princess21 checkmat browndog lovesucks1 bowling1 123698741 01010101 horsemen
jediknig cutie101 evergreen allnight starlite nikki123 close-up nicole11 789789789 wrinkles sullivan
bernard1 snapshot jazmine1 dima1995 princess14 thetruth 00112233 dutchman gabrielle1 animals1
passcode dominican1 olayinka qwer4321 12349876 12345687 alexalex pennywis pothead420 password09
neveragain november11 zaq12345 seattle1 starbucks1 assmunch annamaria wallace1 wellingt madala11
titanic1 marilyn1 eatshit1 coolman1 hawthorn uhfybn8888 bernhard dominika raiderz1 aerosmith
girlfriend vfhbyjxrf youandme lockerroom mexico10 fabrizio alexander2 demon123 lowrider1 imperial
futyn007 1234567z daydream 11001001 married1 jamesbond007 volkswagen asslover shitface1 blackrose
123456789w passport1 lalala123 iloveyou21 mannheim horseman pictuers frederick nokia5130 ejaculation
ginger12 nastenka jordan13 georgina cowgirl1 fullback dreamcast salvator myspace23 pussylover
vivitron cobra427 armageddon myfriend qwedsazxc asdfghjkl123 estrellita illmatic capoeira jermaine
freedom2 myspace101 shinigami fhvfutljy nocturne love2009 churchil thumbnils tailgate swimmer1
neworder babyboy2 scooter2 earthlin techn9ne basketbal aligator jasmine123 mojojojo demon1q2w3e4r5t
unknown1 preciosa confused papabear 11111111111 hercules1 sfgiants computer2 monolith loveislife
spitfire1 ticktock rootbeer1 japanees contortionist capricorn1 daniel01 baseball23 surside13
projectsadminx embalmer woodwork huhbbhzu78 jamie123 newstart ichliebedich panorama wellington
megasecret carlotta daedalus fruitbat violator 12345123 daniella knickerless resident undertow
redwings1 kfcnjxrf masturbation pimpdaddy1 transexual playstation3 peterpan1 stinger1 landrove
prettyboy1 anakonda austin12 tigger01 rfhlbyfk fordtruc archangel addison1 greentea morticia
joejonas1 evanescence 3edc4rfv longshot dancing1 colleen1 prelude1 homebrew francine letmeinn
corazon1 youtube1 fordf350 bubbles123 1qay2wsx 27731828 wingzero qawsedrftg 1sunshine alfarome
jackjack whatever! panda123 fantasti teamo123 punkrock1 anthony3 1a2s3d4f5g myspace22 natascha
kennwort sexylove1 sunshine3 q1q2q3q4 ashley11 nigga123 1a2a3a4a dance123 butterfly3 shanghai
kathryn1 mission1 pornographic madison2 comicbookdb zacefron1 charger1 19671967 soccer19 kickflip
bighead1 arcangel superbow p455w0rd dagobert stunt101 joshua01 vfpfafrf 87654321q babemagn yolanda1
senior09 buckwhea ohiostate1 pussy4me 12211221 redstorm jeffery1 imtheman milkyway koolaid1
networking madagascar astonvilla gertrude bigpenis newproject2004 linda123 rammstei j3qq4h7h2v
badminton lambchop pazzword123 choupette gfhjkm12 kifj9n7bfu cybersex durango1 cowboyup sagitario
20052005 princess22 manhatta 1213141516 yfnfitymrf grizzly1 jerusalem moonlight1 trousers margarita1
fishface cheetah1 laura123 kathmandu montgom2409 motherfu ibilltes mypasswo madeleine milkshake
1234567m myspace09 marajade morozova tabitha1 enter123 skater12 kingsley warszawa kingking 12345asd
rhiannon princeto hellohel ursitesux helloworld 1234kekc michael23 princesa1 duracell carlos12
sevenof9 bobmarley1 corvet07 forzamilan tiberian miracle1 needforspeed dropkick respect1 emiliano
vfhnsirf tommy123 disturbed fireblade felicia1 marishka 1234567s gorillaz william3 revival47
bunny123 ramstein doorknob racecar1 devilmaycry nacional nemesis1 pennstat shevchenko detectiv
evildead bullwink america123 ginger123 asmodeus rapunzel deepthro maxpayne shakira1 19651965
isabelle1 montecarlo hernande jg3h4hfn princess4 bravehea 12locked iloveyou9 imnumber1 pegasus1
reset123 saltydog fuckyou5 everques ytngfhjkz classic1 babygirl15 businessbabe delacruz qwerty78
london22 fuckmehard remington shotokan seahorse pepper123 triskelion ilove123 geoffrey arsenal123
15151515 diamond2 solution bulldawg monkeyman losangel mastermi john!20130605at1753 davidson
zxcvb12345 madeline1 battlefield geibcnbr ladybird josefina rktjgfnhf ghjdthrf babygirl5 impalass
iamcool1 makemoney optiplex dylan123 santacru linkedin2011 music101 liverpool8 1q2w3e4r5t6y7u8i
ignatius newpass1 aaron123 heather2 charlie12 snoopdogg clifford1 blondinka bigmoney1 honeydew
revenge1 fuckthat girasole 890098890 goldrush w66yrybgra lifeisgood avalanche fullaccess nokia5230
money100 mikemike 12340987 lovesucks portugal1 dragrace google12 mrf11277215 22334455 12345612
freckles1 capital1 25011990 lovestory sammydog bautista hulkster 13245768 seventeen gabriela1
omegared chivas123 l58jkdjp! 123456789h samadams qqqqqqqqqq october10 babygirl09 sunderla 123qweas
billy123 kazanova harrypotte fktyeirf mileycyrus bluenose waffenss ihatethisgame celeste1 trailers
iloveu12 butthole1 beachbum bubbles12 159753123 briciola clarissa mackenzi 123456789f semperfi1
superman7 abcde123 bugsbunn junebug1 senior08 hornyman honduras1 pictures thething solnishko
buckeye1 babygurl12 u1v7hhh7ef ethernet uncencored hospital rb26dett choppers daniel11 anna2614
simpson1 waterfall rt6ytere timelord asdfjkl; allblack 45454545 oklahoma1 dickweed annalisa firestar
fred1234 ghjnjnbg killer11 yankees13 milhouse handsome1 masterbaiting invictus yourmama coolkid1
steelers7 andrew11 pontiac1 yahoomail verygood lightning1 princess23 bigpimpin1 adventur superman3
noisette cleveland1 jermaine1 hogwarts navigato desperado indya123 eightbal classof07 iverson1
74227422 ashley13 robinhood wingchun sanity72 sterling1 20072007 solomon1 partizan mickey123
utahjazz submarin peanut12 pussyeat 123456aaa heinlein control1 pornstar1 costaric wonderful1
triplets blueeyes1 slipknot6 a1a2a3a4a5 brian123 evergree webster1 mississipp qwerty99 pyramid1
159159159 blackman bangbang rockets1 blackbelt monkey21 abcd123456 darkangel1 housewife nicole01
tomorrow temptress johnpaul monkey101 history278 frank123 adelaide songbird armando1 crip4life
43046721 godofwar girfriend owt243ygbj jakester falstaff patrizia thursday sexyman1 ilovehim2
goodlife homework shitfuck 4myspace russian7 shorty12 blingbling killer13 baseball24 gobigred
deborah1 justin01 love2008 alkaline baseball6 muffdive qwerqwer2 1letmein firebird1 cannonda
matahari cvbhyjdf x3luym2mmj raindrop classof201 motocross1 littlebit elvis123 citibank maryland
lampard8 fakepass birthday4 19031903 nonmembe parsifal byusdg23 oliveira simon123 m1234567 beckham23
rickster motorcyc tenerife 1iloveyou fordf250 emachines1 iloveporn ilikepie1 hotbabes 123asd123
fynjybyf wapapapa star1234 buster01 playboy123 tecumseh 0000000000o blackcock saturday medicina
antigone nokian70 novikova peregrin hustler1 central1 tooltime bonethug anuradha tequila1 tonyhawk
applepie1 laracroft freeze112 18273645 terriers bookmark littlema glennwei pleasure shorty13
fuckshit lorraine1 hornyguy blueblue bobmarle emerald1 ilikesex friendly myspace8 baseball14
fuckyou11 astonvil a1a1a1a1 19991999 account1 landrover cowboys22 maurolarastefy springer barracud
professor ssssssss s8ylpe9jdpvym pathfinder bestfriends mickey12 junior12 rerfhtre sharingan
thegreat123 gotyoass cheer123 myspace69 grandpri colossus jillian1 homer123 lasttime veronique
livestrong pyramids coolcat1 mobster1 thomas01 northside1 maggie01 principessa galeries bigpussy
marihuana astalavista lifesucks1 sadie123 ashleigh1 lovebird george123 killzone qaz12345 zxcvvcxz
adekunle incubus1 godhelpme duckhunt football24 pancakes alexis12 sexsexse fuckyeah bigbutts
marketin princesita giovanni1 elbereth blaster1 venezuela guatemala thomas22 candice1 lagwagon
misiaczek margherita smokedog gorgeous1 1diamond ironhors qwertyui1 volkodav deutschland tweetybird
leonard1 penetrating 1357913579 23jordan takamine tatiana1 hardwork macintosh passthie martin123
phaedrus az123456 jasmine12 gulliver holland1 blossom1 domainlock2005 password88 express1 hockey11
poptart1 dhjnvytyjub testibil 987654321q 456789123 manning18 thesaint rammstein1 11122233 x72jhhu3z
porkchop1 theclash password24 ordinateur 1234567j qwerty69 guesswho guitarra qwerty666 password08
gymnastic bengals1 cxfcnkbdfz mega_pizdetz666 jessica3 munchkin1 lemmings r4e3w2q1 ???????? schnuffi
basebal1 21122112 goodfell fighter1 peaceout davidoff yesterda greenday12 lovely123 headless
kittens1 grace123 destroyer catdaddy forzaroma yorktown twister1 wednesday tryagain deftones1
18n28n24a5 12s3t4p55 guilherme momsanaladventure mustang9 andrew01 godislove1 justin11 123123123123
taylor01 dangerou monsters terrell1 packard1 puppylove1 excellen edward123 peanuts1 jbond007
ashley01 alligator wellhung monkeyma angeline vaseline cbr600rr doggydog training nokian95 flipmode
melinda1 sonyvaio bruno123 escorpion samantha12 angelbaby sixtynin love4you luscious progress
p@ssword envision mariana1 chivas12 clemson1 2children shorty123 147896321 technology loglatin
payton34 il0veyou motherfuck history1 fabregas 123321123321 uhbujhbq rsalinas love5683 vfylfhby
everquest !qaz2wsx theused1 blackass monkeybutt snakeman 19641964 mysecret aa123123 phoenix2
333333333 panties1 redsox04 bailey12 music4life winchester blackcoc jordan10 blackboy z123456789
puppylove c.ronaldo lancaste polaroid rasengan edinburg nigger123 fuckedup confused1 qwerty01
golfclub bridget1 bookcase worldcup prashant dkflbvbhjdbx 17171717aa letsplay qwerty789 zolushka
iloveher babygirl21 67camaro barracuda basketbal1 freeman1 2bornot2b hunter11 romanova guadalupe1
nokia3310 mother12 jingjing algernon armstrong 0147258369 hd764nw5d7e1vb1 machoman tomservo nadezhda
zeppelin1 saab9000 comcast1 f15eagle marcella 12qwerty greatsex whiteboy1 baywatch doggystyle
carolyn1 blizzard1 78963214 sexybaby1 pakistani zz8807zpl l1nk3d1n hyderabad 69213124 sidewind
bigfoot1 cadillac1 myspace0 sherman1 principe lalaland emotional grandkids mustang8 spike123
whatever2 blackbel hatteras bellissima camelot1 mystery1 rebbyt34 babygirl16 besiktas vegas123
aptx4869 aleksander 24242424 ijrjkflrf lotus123 babygirl08 lovely12 freiheit rastafari chicken12
kochanie waterpolo .adgjmptw babygirl23 cezer121 marriage princess15 happydog satellit
qazwsxedcrfvtgb qwerty22 nursing1 facefuck pauline1 maradona10 deathrow valeria1 patterso babygirl!
hawkeye1 100200300 donovan1 5tgb6yhn mostwanted football20 crocodil 123456abcd jesse123 splatter
buratino momanddad madalina 123qwe456 123stella ganjaman z0102030405 1hxboqg2 cheyanne sebastie
maddison 4rfv3edc darthvader fantastic chevrolet1 gooseman insertions matthew12 gabriel123 123masha
boogaloo polarbear stamford chivas13 pimpster daniel13 grapeape soccer08 zzzzzzzzzz bradford
winchest apsk54321 1basebal theboss1 emmitt22 tropical bignasty family12 softball11 glitter1
caseydog peternorth liverpoolfc aaaaaaa1 budweiser1 hamilton1 hannah11 sweetass honda123 commander
babushka deadman1 vfnbkmlf gotigers martina1 111111111111 qazxsw12 explorer1 dropdead baili123com
hitman47 snowwhite bloopers argentina1 avangard charming ginscoot masterkey 20112011 rootedit
85208520 hannover 8phrowz622 juventus1 badkarma glenwood footlove pokerface fastcars jesus4me
malcolm1 italian1 pantyhose arabella mallory1 c3por2d2 dillweed geraldin sunderland jaihanuman
offspring sweetgirl jocelyn1 qwegta13091990 iloveyou15 gameboy1 nathan12 teamwork nissan350z
deepblue goodison r2d2c3p0 basketball1 jessica7 topsecre scarlett1 goodbye1 mandolin august12
failsafe compton1 open1234 priscill michael11 vacation1 trojans1 sidekick3 calamity princess8
ufhvjybz pistons1 charlie3 management hawkwind 123456zxc abcdefgh1 luv2epus felicity aquafina
iloveyou09 bugsbunny1 passwerd 01478520 l6ho3tg7wb headshot harley123 valentina1 gbgbcmrf pornpass
insertion klapaucius extreme1 nyyankee football09 nbuhtyjr fabienne heritage christian2 loveme89
enrique1 firefly1 fuckyou6 boris123 bailey123 novifarm 246813579 giveitup mitsubishi ferdinand
joseph12 assassins swallows kobebryant moonshine scarlet1 password19 hotchick booboo12 princessa
spanish1 19631963 51505150 badnaamhere friends4 peanut123 085tzzqi universi sextrime1 nevermor
123456789. dragon88 supergirl1 seraphim ducati99 iloveyou6 dkflbvbhjdyf 44magnum nathan123 cinnamon1
14121412 ultraman usmc0311 2blessed 4children alphaman greyhoun babygirl4 booboo123 carefree
soccer20 063dyjuy coolguy1 assclown hilfiger qwertasdfg benedict logan123 123123qwe lexingky
summer05 soccer24 cruzazul zacefron mattingl redwing1 20062006 adrienne moonstar baseball15 tanechka
34523452 carthage bailey01 bondarenko john1234 banana123 malachi1 cecilia1 softball2 caramel1
steve123 passions marcopolo prospero william123 diablo666 barakuda id6c3wr6un angeleyes broodwar
cookiemons austin123 revelation gorilla1 flintsto cumeater xboxlive arsenal14 september9 collecti
monster2 eminem12 fireball1 chemistr apples123 andre123 lucky777 1butterfly lexmark1 ytrhjvfyn
matthew123 mobbdeep transfor ninja123 aishiteru 123456789asd daffodil pussylicker candycane1
warehous keyboard1 crackers babygirl69 polarbea thegreat1 anatoliy cableguy soccer07 1anthony
michael01 aqualung sexyback1 october31 luckyman kingsize golfing1 zxc123456 joseph123 marigold
everything princess9 alexis123 saopaulo feder_1941 barbie123 3216732167 year2005 christie abcd12345
bluebird1 19661966 jessica13 number12 twisted1 buffalos anteater il0vey0u bossman1 redshift summerti
ricochet shooter1 schastie suikoden poochie1 casey123 whoopass vladvlad fuckyou4 faith123 creation
sasuke123 gunsling sagitarius gfhjkzytn foxhound ghjvtntq bluedevi licorice michael13 believe1
thorsten password07 strange1 vergeten 00001111 12345432 8phrowz624 stampede sailfish qazqazqaz
holly123 74185296 allstars liverp00l master01 kakashi1 kirsten1 football! bayliner forzainter
456123789 starlight1 pentium4 blessing1 mapet123456 qwe123asd arsenalfc sherwood harley12 32165498
charles2 backspac mustang0 password20 trenton1 rainbow123 twinkle1 porcodio getsdown andreas1
wasdwasd magandaako destiny2 starfish1 longlegs fxzz75yer 13572468 crosby87 ducksoup chronic420
softball13 recovery myspace07 asterios searcher tashkent theonly1 beautiful2 milenium
doomsayer.2.7mords.v illumina asshole12 bareback victoire goldfinger vittoria 33rjhjds thinkpad
bonghits shamrock1 magnavox chivas100 cookies123 soccer01 columbus touchdow limpbizkit rhfcfdxbr
baphomet afrodita cambridge 0147852369 carmelo15 lovefeet theworld thunderbird ad123456 forklift
starstar jennifer12 7elephants creatine naruto11 pussylov h2vwdubjx4 seniseviyorum daniel19 august11
nolimits dr.pepper billiard christelle forever2 buttplug greeneyes coolbean 010203040506 ready2go
children2 eqes606898 october2 killer666 onedirection champagne softball7 ilya1992 pioneer1
123456qwer purple22 123321456 essendon celticfc softball10 america12 chillout sonic123 thelast1
metalgear cherry12 underworld vicecity postov1000 oldschool computers legoland antoshka
counterstrike scvmofas79 mustang3 qwertzui chihuahua riverside rerehepf 20032003 hotpink1 nokia3250
ilovejusti solidsnake rockroll lipgloss1 katharin michael9 cornelia pennstate oliver123 48151623
fightclub showboat knights1 dustydog dominator princess16 google.com sunshine! pleaseme mermaid1
twilight12 junkyard galadriel charlies 2wsxzaq1 mustang69 crimson1 behemoth master11 eminem123
mousepad paper123 123321qwe metalica rerfhfxf e3r4t5y6 sangeeta powerade elliott1 kovalenko lipgloss
151nxjmt zcxfcnkbdf taylor11 gy3yt2rgls babygirl22 bladerunner bushido1 mmmmmmmmmm 123soleil
333666999 hurricane1 skateboa southern red12345 destroye anarchy1 snoogans juancarlo cristian1
mariajose maryjane42 gfhfljrc dontforget passfind viper123 firefighter nicole21 r9lw4j8khx nighthaw
13576479 browneye death123 7hrdnw23 jediknight dimadima argonaut goodstuf fucku123 wisconsi mygirls2
panasonic1 monster12 valdepen ghjnjrjk xxxxxxxxxx zaq1xsw2cde3 letmein22 sophie123 ??????????
codeblue football14 footbal1 smuggles littlebit1 krasnodar friends! sixtynine rajkumar birdman1
aaaaaaaaa venezuel sexysexy kochamcie w5tn36alfw trustn01 opelastra septiembre gymnastics pudding1
davecole badbitch1 nosferat hotsauce makaveli1 idontcare bluebear tarantul pedro123 password17
theflash princess08 1footbal titlover pasquale snoopy123 tweety12 dragon99 metropol psychnau
vthctltc firework matilda1 money4me ghtktcnm monkey14 pokemon11 luckydog1 patriots12 guerrero
samuel01 iloveyou08 florencia minotaur darkstar1 favorite7 narayana candycane pasword1 bryant24
sweety12 1a2a3a4a5a banana11 clitlick redbeard vfvfvskfhfve derp12!@ architect sandydog peterson
favorite8 longdick mustangg mavericks rosemarie pinkfloyd1 angelofwar milkshake1 baldrick johnlock
lovesexy tricolor thissuck bretagne nicole22 jack1234 characte polaris1 telecast fuckme123 repytwjdf
thematrix 1zxcvbnm hammerhe murcielago gunsmoke printer1 alliance crossfire phillips margosha
stonecold1 pinky123 ghjcnjghjcnj cucciola rocketman flhtyfkby ilovehim! pi314159 darling1 televizor
gtkmvtym nickjonas dreamers moneymoney strannik steelhea seven777 commodor skywalker1 ibilljpf
ghbrjkbcn q1234567890 diego123 hibernia butterfly8 emachines 68camaro slipknot66 couponsc10 1234567u
august13 halfmoon buster11 yellow11 ranchero pretty12 cupcakes dynasty1 sasuke12 startrek1
rockstar12 qwertzuiop henderso softball3 texas123 boscoe01 hamburger dragon22 michael5 question
rossella fkmnthyfnbdf boobear1 lostsoul lollollol juanita1 fuckfest lexor123 tangerine amsterdam1
spartacu 1superman bigstick wedding1 milashka philips1 princess09 champagn papichul hrvatska
classof200 jobshop2002 moneybag ytyfdbcnm darkmoon playboys oriflame password77 joshua11 thematri
supermario multisyn kimberley kolawole dagestan satriani 09876543 rocketma august23 pendrago
babygirl9 converse1 hellokit friends12 bumblebe badlands galactic qwerty21 frontera daisymae
hornyboy mikejones1 alexis09 matthew3 iwantsex lobster1 rockydog familyguy blogs123 number11
familia1 baller12 pr1ncess impossible brasilia 1hotmama southsid hottie13 ghbdtn12 9uzp9jek3f
ctdfcnjgjkm deerhunter gremlins moremoney criminal michael8 senior07 transformers bigpimpi darlene1
ganjubas d123456789 funnyman admin18533362 sexygurl1 biggdogg fuckyou8 guinness1 blowjobs 1jennife
evgeniya promise1 pinewood naruto13 89600506779 superman23 notredame cool1234 million1 lucifer666
suzanne1 password16 funhouse angeleye winter12 muhammed 1234567b sweethea imperium
1q2w3e4r5t6y7u8i9o salamandra stroller njdevils vittorio %%passwo godlovesme rjyatnrf beverly1
sam12345 poppy123 radiance canadian august21 killemall 159357456 landscap exploite lipstick damage11
simba123 dzxtckfd cachorro trader12 grenouille a7777777 redroses 23176djivanfros password33 tigger11
artofwar robinson1 alfredo1 123456789qwerty sobriety karamelka lauren12 lizaveta desmond1 loveless1
08154711 bluenote tazdevil 123123123a liverpool9 fatpussy samurai1 heartbreak nonrev67 children1
morgan12 myspace200 fairview brandon3 voltaire qazxswedcvfr rainbow7 dickface lapdance 19191919
bosstone danielit mounta1n dd123456 bluegill pretty123 raiders13 pimping1 babygirl19 minicooper
thetachi goodtimes blacksun mylinkedin loveable chewbacca nssadmin 12345678m millions filomena
centrino december25 poop1234 vlad1996 ballin23 steven123 4everlove macarena october13 chase123
rainbow2 freetime internat 159753852 bmx4life mazinger inflames laracrof westcoast repytwjd jasmine3
jefferson1 -deleted- taylor13 qwertyasdfgh goldmine 4444444444 777888999 adrianna holeinon trinidad1
fuckoff123 powerful anthony5 blueline marseille13 clinton1 windstar newworld august22 kingfisher
slimshady1 flapjack anthony13 robinhoo francisca s1234567 cyberonline gemstone indahous raffaele
bonjour1 patrick2 doomsayer.2.7mords.vv 20122012 qwerfdsa penelope1 123456qaz kingrich <password>
piramide connect1 hahaha123 kissme123 nicole10 nicole14 astroboy yesterday playgirl cvzefh1gkc
2wsxcde3 camaro69 asshole! longhorn1 bluesky1 mushroom1 56565656 camaroz2 trashman andrea123
bonefish 123456798 system32 prince123 azsxdcfvgb mazdarx8 peterose jackson2 iwantyou thomas11
blastoff joejonas poohbear12 12233445 sexybaby carter15 brentfor pheasant matthieu money101
k123456789 thunders teamomucho myspace21 nokia5300 computer123 angelita charlie7 supernatural
tecktonik richard2 j1234567 1111111a ilovemysel sensatio sunrise1 brandon7 florence1 pink1234
pizzapie 987412365 charlie01 oceans11 748159263 palmetto 4r3e2w1q killer69 arsehole whatthefuck
banderas knowledge richmond1 ferguson silver12 123456789i musicman1 sylvania littlebi valdemar
isacs155 krishna1 3s43pth5aea football08 bigsexy1 newstyle skypilot superman11 yourmom2 fatluvr69
daniel10 monkeyman1 running1 julia123 jedimast looking1 darkknight mikayla1 hottie11 porn4life
minouche ghostman oranges1 fnkfynblf vatoloco homebase novembre 1111111111zz odysseus edwardss
rosemary1 asdfghjk1 xsw21qaz firestor fabulous1 indians1 carpenter bonjovi1 rhapsody nicole23
mckenzie1 justin13 1melissa slayer66 1q2q3q4q5q mysterio romance1 thirdeye killers1 ferreira
dima1996 maggie11 darkwing jeronimo football33 peaches2 fiorentina fellowes epaulson oc247ngucz
tennessee1 alfred19 3edcvfr4 surenos13 princeton xthtgfirf sportste 171204jg 17171717 qwerty23
freebird1 manhattan integra1 20082009 hejsan123 bungalow george12 saxophone thejoker pussyeater
guatemala1 candygirl1 tagheuer edward12 expert12 nikita123 multimedia muenchen gymnast1 charmaine
annemari blaze420 belinda1 ironmaid 012345678 1chicken primetim panchito lespaul1 tooshort q1q1q1q1
w1w2w3w4 woshiyazi tennessee wargames gamecube1 misty123 asshole69 scooters cuntlick radiohead1
minnesota steven12 handcuff sugar123 leiceste gayathri cartoon1 chevyman hugecock football6
infinity1 psychnaut1 colocolo annie123 sharpie1 melbourn computador metalman karen123 yjdsqujl
9876543211 emerica1 sweetlove nikitina zimmer483 tartaruga desperad imthebest aurelius serendipity
lingling whosyourdaddy slimed123 crevette daddygirl1 hotwheel fuckyou9 2000comeer roodypoo
telephone1 save13tx one2three cookie11 scott123 a1111111 august14 hotshot1 srilanka olivetti
sysadmin hondacrx sonnenschein ilovemike pepper01 marlene1 password18 b123456789 margarida emanuela
austin01 grandprix password12345 darrell1 love2love fucklove13 1223334444 oliver12 police22
mahalkita1 toronto1 yardbird asasasas truckers scimitar pescator annaanna victor123 12332112
qazxswed morkovka henrique 789123456 lolalola nikolaus 1111aaaa pervasive gfhnbpfy skeletor
backstreet delorean america2 momanddad1 myspace14 pimpin69 ishikawa peanutbutter morrisse starwars3
trafford blackcat1 326159487 trustnoone 159875321 tajmahal jailbird arrowhea qwaszx123 zaxscdvf
lover101 catlover orange11 13579246 hockey10 vermont1 helloyou ou29q6666 science1 chevyz71 kassandra
stargaze parolparol gribouille severine tinkerbel1 mamasita lisalisa goodnews amanda11 09121962q
555555555 luckyboy rocheste summer2010 12345678900987654321 pepsicola miroslav 96385274 fistfuck
svetlanka flamingo1 lbfyjxrf 1234567d priscilla1 123123123q berenice iloveyou16 pittbull gfhkfvtyn
ghblehrb terminal iloveindia 666666666 boyfriend underoath1 ihateyou! millerli miguelito fuck1234
halflife2 1234567k mulberry morrigan cutiepie12 arhangel emachine diana123 bulldog2 boomboom1
sanandreas redtruck casablan baptiste whiskers1 babygirl20 cookies2 hemicuda sonnyboy 67mustang
smarties kurosaki fuckoff69 taekwond konfetka bennett1 soccer99 princess19 octavian godsmack1
feyenoord muaythai slipknot666 fktrcfylhjdyf jehovah1 1357911q sexslave fktrcfylhjdbx 89015173454
qwerty00 abcdefghi johanna1 sunshine11 nyknicks 12344321q evenflow zxcvzxcv memories claudine
tightass 74107410 1onelove anton123 henry123 loveyou12 sapphire1 yorkshir hellothe wolfpack1
direwolf vaz21099 sorcerer josephine1 neopets12 comicbook mylove12 kamehame sexybabe1 denis123
find_pass bassman1 annabelle1 2112rush geneviev matthew7 journey1 ironhead november19 hot2trot
oblivion1 stealth1 20042004 frankfur slacking ethan123 asdasdas 123456789qaz magnolia1 pacifica
coleman1 kayleigh1 toosweet 11121314 ramones1 1234qwerty maiyeuem energize hansolo1 operation
larry123 lovehate1 cnjvfnjkju detroit313 antonius fcbayern assassin1 wz362308 bellevue military
charlie9 jordan22 izabella western1 malishka rotterda popcorn2 werty123 21125150 crackhead1 momoney1
guitar123 andrew13 travelle hotpants jfgvcqbuzug newyork2 football32 felix123 nicole27 chevy454
brazzers finalfan mexican13 patricio northsta stallone sinaloa1 cornholi iloveyou01 hoopster
sepultura grasshop proverbs reddragon tigerwoo superdup kakaroto 123qaz123 superman13 myspace6
clueless m1chp00h ghbrjkmyj makemone highschool sammyboy 380zliki theraven rochelle1 elvira26
robert01 tiramisu shannara smokey12 player12 papercut johnmish october23 mustang7 bagpipes
c123456789 natashka babygurl2 243462536 challenger spoiled1 superman5 guderian samantha2 razorbac
villanueva piazza31 football55 a987654321 poupette puravida transam1 bubbadog eightball number10
superboy 4rfv5tgb fuckslut october12 vfrcbvec q1w2e3r4t 123123456 19844891 anonymous personal1
moncoeur madison3 watermel candace1 abulafia tigerlil takehana silverado1 bootneck cougars1 wonkette
romantic phantasm atlantic 132465798 kenny123 t34vfrc1991 linkedln hummerh2 livelife1 grimlock
loveforever monkey99 electric1 fitness1 longbeac machine1 savanna1 celtics1 cjrjkjdf lilly123
westport 541233432442 paulina1 chicago2 q12345678 hellbent snoopy12 toughguy iskander whatisit
dominick fgjrfkbgcbc adelphia vjhrjdrf adrenali jemoeder picture1 freedom7 firetruc 90909090
fuckyou23 gateways kusanagi another1 starwars2 centurion zxcvbn123 disneyland charmed3 ilovepor
klootzak rusty123 kirill123 hammers1 rosie123 yingyang liverpool2 4904s677075 patriot1 patrick9
redbirds diciembre makarova epiphone chelsea2 austin11 primrose reynolds passer2010 scooby12
birmingham anthony11 1william defiant1 ashley21 poohbear2 falcons7 stairway tigger13 salamand
007james fuckers1 multisync shadow22 q8zo8wzq aurelien temporar eatmeraw dfa72dfj mrbrownxx sycamore
palmeiras paranoid ganymede tigger22 1111122222 crawford martine1 qwertyuiop12 gonzalez1 october21
diogenes 135797531 blackber falcon16 darkjedi 09090909 vfhvtkfl excellent freestyl chocolate!
kukuruza change1234 1234567t marbella 44445555 ilovejosh1 bocephus hollydog gonefish rbotmvz954
duchess1 amanda18 gabby123 rfpfynbg desember 4wheeler spoonman august19 tigerman cdtnjxrf marillio
scribble hardhead troopers gotmilk1 dragon76 liliana1 football44 chelsea12 junior13 bassfish
iloveyou0 kasparov lauren123 19933991 eyecandy hotchick1 blessed2 ukflbjkec halfpint biteme69
browneyes 12345trewq brewster august18 bulldogg jesucrist newport100 flipside godbless1 biologia
georgie1 hottie01 silverfo deathnote1 astonmartin knowledg kenshin1 westcoas minidisc martini1
alastair superbee whocares1 queenie1 yangyang getalife august16 clemence brittany12 schlampe
lovegod1 memyself 0147896325 realdeal gustavo1 peterbilt ghbdtnbrb carlos13 morgan123 xcountry
batman99 football25 randall1 janelle1 blablabl blood123 alhambra loveable1 football15 siemens1
jennifer2 assmaste dashadasha prettyboy wildrose smokeweed1 cameron2 gwapoako 1234rmvb quiksilver
chelsey1 chester2 baseball25 winston2 hammer123 fartripper 07831505 dragon10 pepper11 mickeymous
william12 qazxsw21 dingdong1 belochka jonathan12 sunsh1ne qpwoeiruty aaaaaaaaa1 ferrari3 aqwzsxedc
numbnuts vinicius lovepussy bigboy12 1jessica britneys chilidog 08522580 chocolate7 surabaya
bluerose princess18 013cpfza ghbdtnghbdtn 3stooges 123admin32 gearhead esmeralda1 greenbud toolshed
mikey123 ibill123 freelove bollocks1 1moretime weronika wireless dddddddd razdvatri dominik1
greenwoo 2010comer rfhjkbyf eddie123 buttocks aqswdefr august15 sonechka steeler1 killer23 naruto10
nietzsch x99qomx561 japanese 2cxdn8s271 goodfood badboy123 smokeweed jledfyxbr zidane10 sideshow
my204856 fredderf estefania bigwilly calculator 12347890 numberone riverside1 fylhtqrf marisol1
jesuscristo cleopatra1 asdasd666 78787878 agustina topbutton cookie13 letitrid cthuttdyf mongoose1
purple23 sexybeast asdzxc123 michaela1 celtic67 bluearmy broncos7 10inches dollface blacksta
crazygirl1 lexingto canadien asshole3 kukushka capucine shadow69 starcraft2 ppspankp nokia6600
free4all 2w3e4r5t painkiller august25 ahmed123 hoopstar dad2ownu elsalvador hjvfyjdf gibsonsg
634142554 duckling casper123 cuntsoup loveu4ever sexyass1 powerboo powermac ddzj39cb3 12345666
contrasena genevieve ilovematt 11924704 blood4life sarasota slovensko berliner cruzazul1 guatemal
seagulls hithere1 massage1 august28 mustangs1 gabriella1 emerson1 backlash hellboy1 amanda01
vonnegut gtxtymrf manunite hilaryduff melissa123 lost4815162342 carlitos1 abraham1 boondock babyphat
colt1911 doma77ns rottweil jiefang007 wilfried fightclu qwerty88 birthday21 reviewpa peanut01
aassddff lakers32 melissa2 overdrive jiujitsu rencontre michael4 bradpitt 12345zxcvb 1234567890-=
october22 nokia5310 fordfocus alohomora hillbilly 1patrick westside13 newports pancake1 caitlyn1
aaa123456 harrypot cachondo lolololo pepsione usmc1775 michelle3 countach film@123 cracksevi
october7 drumline iloveyouba hockey13 justin10 quality1 december19 superson elaine22 butterfly6
mrbrownx rockport jessica11 kfvgjxrf seagrave superman! intermilan chocolate3 nathan01 tommygun
anastasia1 olalekan homersim dinosaur1 springst celtic123 111111aa westwind bigbird1 helpdesk
reglisse annamari riverplate hopefull weedman1 hhhhhhh1 shelley1 hello12345 jonathon jennife1
ashley14 gfhjkmxbr lovely69 melbourne sandrock positivo charity1 aventura syncmast opensesa
danielle12 silicone heyheyhey duffbeer johnnydepp montagne juliana1 hamburge windowsxp paramedic
godblessme apples12 patrick123 phantoms migrationschool venom121293 hellomoto manwhore notagain
crocodile rfnthbyrf wildblue 1234567891011 kelly001 dragon66 tornado1 gangsta2 dothedew reddrago
purple01 promethe jackie123 blackshe chiquita1 incognito charlene1 popcorn123 killbill1 yellow22
383pdjvl lifetime lovecraf 777777777 jordan21 19877891 greeneyes1 transpor ashley16 gargamel
noviembre lancaster qwer12345 forgotten samsung2 bingo123 locoman0 154ugeiu vfvfbgfgf snapple1
zxcasd123 19621962 smokey123 nokia6303 thompson1 saltanat nicole16 gandalf2 sinfonia universal1
anthony01 1gangsta babygirl8 henderson vibrator 43211234 makemoney1 gtkmvtyb yourmom! nazareth
awesome123 chantelle wisconsin madhouse candyman1 123123321 chicken! foxtrot1 silver123 alpacino
southpole1 charley1 titsnass manunited1 castaway ludacris1 fucker69 need4speed paperboy freestyle1
breakers westbrom mahalkoh thisisme welkom01 51051051051 penny123 ilovejosh changeit autobahn
gnasher23 hhhhhhhh dallas12 qwerzxcv dragon23 art131313 cxfcnmttcnm cupcake123 batman11 saraswati
ranger99 august17 bigmama1 samuel123 favorite5 madinina skytommy holidays abracada zxczxczxc
tmnet123 102030405060 babygirl18 goodluck1 blacktop wwwwwwww shemales redrose1 11223344q grateful
thankyou1 vanyarespekt princess07 dickless michael! nashvill holyspirit 2sexy2ho jerrylee nolimit8
l8g3bkde pershing 123odidol gobrowns august10 scoobydoo2 chihuahua1 321456987 bastardo napoleon1
martin12 sailing1 gardenia ambition sexmachine peaceful andrea12 314159265 people123 merda123
woaiwojia kingston1 twelve12 12131213 radioman my.space goodgirl1 dthyjcnm speaker1 1234567890s
angel777 meatball1 nataliya perfecto aragorn1 arsenalf babygirl07 blackbox bullhead barbarian
frdfhbev gametime quality123 warhammer1 hfgcjlbz indianali sandra123 telemark ghostrid goodboy1
gggggggg wellcome zzs000000 friends3 timeport pancakes1 sexygirl12 deadlift costarica 123qwe321
cadr14nu cortland chicken3 gunsnroses stepanova kickflip1 marquis1 sochi2014 howareyou bluegras
orange44 gutierrez darnell1 fuckmylife marcopol deadmeat pandabear superman10 master99 centauri
pinecone olamilekan aceshigh 55832811 pepsimax asdfjkl1 coldfire lol123456 fucker123 bumblebee1
august24 limaperu reading1 sheffield michelin graffiti kurtcobain alphaone christof 1qaz@wsx
constantin dragon21 just4you starflee jellyfis batman69 elisabetta penguins1 hihje863 crazyzil
hotwheels kisskiss1 lovelovelove postov10 124578963 buckster iloveamy number23 hastings ohiostat
jessica01 nikolaeva ilovealex1 destiny123 arschloch1 mandy123 vanessa123 edgewise ranger01 digimon1
ilovenick1 letmeinnow banana12 xblhintb9w lovers123 baseball17 falloutboy heathers forever123
allahuakbar fantastic4 woodduck scubadiv nikolaev dapzu455 cherries1 somebody lthgfhjkm 123abc456
dragoon1 amanda69 televisi august31 password55 spartacus fuckmenow dreaming mark1234 nickolas
beloved1 utyyflbq elizabeth3 tequiero1 accessno superman123 yousuck2 wtpmjgda dimensio no1knows
picasso1 hellraiser cristiano7 99887766 stepanov compaq123 tokenbad jerry123 aishwarya bartende
cidkid86 thebeatles mooseman warning1 zaragoza 12345678c princess6 daniel22 pppppppp newzealand
amanda13 lsutiger princess69 phydeaux tigerlily dbrnjhjdbx midnight12 liverpool123 drummers
iloveboys musiclover blackman1 billyjoe friends4ev remington1 98745632 pooppoop1 access12 shearer9
007007007 heavymetal gregorio hammarby stupid123 pxx3eftp greeneye satana666 rhbcnbyjxrf dallastx
michaelj bruiser1 purple10 xtseo2011tdx december10 fastback blowjob1 lyudmila 18181818 angel1234
eagleone brandon5 kimberle ginger01 chestnut brandon13 greenbay1 review69 playstation2 westlife1
lakeland mv46vkmz10 striker1 qwertyu8 collins1 digiview fuckyou21 lovetits jasper123 immortal1
cellphon fortytwo pimpin101 sunshine01 crazybitch roman123 12e3e456 my1space october14 jadakiss
vlad1997 echizen18 october11 gatorade1 xaccess2 jessica0 ashley22 1babyboy milleniu letmein!
jesus101 coolbeans combat123654 fuckyou420 ilovekim matrix123 ssssssssss avenger1 serendip
spongebob3 malamute julianna gettherefast letmein6 sheridan vyjujnjxbt heavenly assa1234 dixiedog
hotmail123 gznybwf13 aq1sw2de3 sassi123 hosehead evolution1 adrian123 dgl70460 65mustang space123
quicksilver dancer12 depechemode karolina1 paulchen predator1 megamanx scarecro 16051980 bubbles3
clementine wormwood milwauke 6strings sexlover president1 johnathan1 anthony4 solitari mateusz1
michael10 murzilka vehpbkrf 12312345 123456789x rotterdam ??????@mail.ru shahrukh bluemoon1 teleport
leglover eternal1 bigcocks killerman insurance eagleeye mommyof2 scottie1 iloveme12 deusefiel
ilovemybab bigtits1 contrase jackson123 ferrari2 iloveboys1 secret12 maureen1 campbell1 husband1
america13 pinkpink einstein1 october15 nastyboy ashley10 mine2306 3daysgrace tigger69 bondage1
happyboy ashanti1 lordjesus misskitt michoacan1 1charlie liverpool5 shane123 charlie5 djgabbab
southern1 fuckyoubit darthmau motherof3 fiorella rasta220 chgobndg qwerty66 internazionale followme
123456789123456 diamond123 olanrewaju fk3456abc gtfullam animation chamonix friendste alligato
honda250 18821221 football34 gallardo bvp33w7epu ramirez1 acun3t1x klopklop love2007 rfhfufylf
dakota12 reliance maryland1 plastic1 lookatme anabolic butters1 jordan45 clarisse chevelle1 bassline
mohamed1 dasha123 tarheel1 xsw23edc 1fptjtl919 qwerty123456789 imperator slaveboy starwars12
house123 taylor10 lovers12 sidekick1 bladerun nokia5200 zzzzzzz1 poiuytre take8422 football07
fffffff1 jessica! ginuwine 123456789* butterfly9 zigazaga destiny7 iceman69 hockey123 bandit12
1thunder surprise straycat princess123 candycan bitches2 pfchfytw princess24 salvatio jackass123
beatrice1 23049307 papichulo1 harekrishna 19601960 gcheckout jailbait jamesbond1 dbjktnnf geheim123
zaratustra sarasara pimp4life waterpol mcdonalds1 pentium1 rosebowl countryboy steinway carlton1
whitesox1 chinacat qqqqqqq1 12346789 devilmaycry4 checkmate pullings p4ssword continue ohiostate
qw12er34 kowalski celestia qwerty10 fortune12 nicole15 danthema vfrfhjys 147258369a chimaera
chuckie1 pennywise sokrates ilovematt1 doodlebug applesauce 789456123a spyglass hellomoto1 esperanz
cheese11 matematika loser101 1010101010 poiu0987 august26 fktyjxrf ballerina lollol123 devildriver
foucault forrest1 choclate rjdfktyrj loveyou! efbcapa201 princess20 pepsicol beszoptad intheass
pistache iseedeadpeople princess17 twinkie1 89231243658s notredame1 farside1 55556666 portable
134679258 nolimit9 hannah10 himanshu 12345678d michael6 bearbear1 12monkey redgreen fuckfuck1
sophie12 good12345 1baseball acidrain freedom123 hockey99 jessie123 studmuff whatever4 roberta1
allalone painter1 smith123 iloveme3 football69 electrical cornwall baggies1 dfcbkmtd myspace4me
sandwich alyssa12 arachnid thailand1 antonell christos password45 schneider cdznjckfd superdog
downtown jacqueli children4 whatever12 stewart20 maplelea yourgay1 bertrand infantry meenakshi
zxcvbnmm qwerpoiu monkeyboy1 mustang50 queenbee charlie6 19391945 iloveyou143 dirtyboy thunder2
bubblegu 123456789qqq realtime studio54 baltimore squirrel1 sunghile michael21 november12 asd666fds
richard123 ranger21 sugarbea kaitlin1 football. cheerios dreamgirl carebears1 karaganda stronger
brandon11 sisters1 herbert1 inuyasha12 terrence note1234 loveporn monty123 consuelo shadowfa
dkxjizc282 jalisco1 qwedcxzas abc123456789 youknow1 ptfe3xxp gblfhfcs ddddddd1 skyliner34 hakkinen
rachel12 liverune deathsta hey12345 robert11 bismilah inferno1 ilovemykids hamradio rkfdbfnehf
coccinella fastlane iddqdidkfa ledzeppelin sexyfeet class2010 lucifer1 xt97794xt barbaria generation
coca-cola darkwolf acerview juliana123 treetops pornsite gfccdjhl michael22 veritech batterse
october3 diamond12 airplane1 fuckmeha justin21 armadill !qaz1qaz lastochka vietnam1 sasha1996
mark_963 godslove cornbrea vfkmdbyf passmaster loveme22 xiaoxiao skipjack community dogfight
fuckyou0 football123 punisher1 rfvbrflpt monkey15 travesti caballer 00110011 xakep1234 ricflair
pervert1 barbie12 ambulanc &hearts: berserker ashley15 popopopo 5plk4l5uc7 manchester1 realestate
redhouse heartless1 myspace06 password25 mustang67 schneide august27 softball5 meandyou1 year2000
jesusloves netzwerk 3.1415926 hottie69 blackbea corentin football99 ricky123 4815162342lost sally123
lovejesus snoopdog1 bismillah1 jazzy123 5845201314 weather1 wrangler1 babygirl6 london01 wrest666
player123 sylvester1 anonymou semprini forest11 wildroid niggers1 mickey01 killer99 jericho1
01234567890 hunter13 tigers12 justin22 mouse123 goodtogo cranberr ghjcnj123 unlimited 1972chev
horsesho julie123 freedom3 dramaqueen letmein7 vfvfgfgfz toonporn 999111999q joselito jasmine7
edelweis subwoofer october16 disturbe volition sephiroth1 softball14 12345678z atlantida strekoza
seagrams yy5rbfsc eintrach 123a123a daughter1 nochance whitepower samsung12 zaqxsw12 nokia8800
chinaman paris123 superduper historia professo vaishali tranmere tanstaaf bubbles! ukflbfnjh
azerty12 riley123 flatline papercli annemarie 4z34l0ts property pedigree freeride gsxr1100 hockey19
ferdinan butterfly5 steph123 2wsx1qaz tzir25l5kn heyheyhey1 annmarie loveboat stuttgart honeybear
dolittle 5x1cjdsb9p ottootto 123123qweqwe aerosmith1 jameson1 cheerleader babyboy123 couscous
fishfood softball22 rfnfcnhjaf musical1 hunter10 poopy123 antonina miley123 berkeley helicopt
kristjan honeypot badgirls longbeach1 milkbone 12345six qq123456789 54132442 qwertyytrewq andreeva
fernandes ruffryde doglover kristinka dedewang anna1987 vacances 335533aa softball8 1112131415
3141592654 iloveyou18 wrinkle5 27081989 78n3s5af michael0 harley69 lolipop123 jordan14 misfits1
squeaker fluffy123 cabowabo curious1 poophead1 purple21 renegade1 antoinette smallvil shadows1
littleon johncena12 skaterboy1 summer20 asterix1 aloysius boyfriend1 bangbang1 ironpony 368ejhih
flowerpower 1234567890qw myspace201 mason123 psychology badboy12 grendel1 kokakola azathoth
sunshine13 eleanor1 w1aubvoq hopeless 1bigdick doggy123 october17 omega123 catdog123 loveme69
cowboys9 jamielee edinburgh zx123456 browneyes1 flatblocker sharkman prudence transport photoman
123459876 cindy123 r123456789 mcdonalds themaster marielle princess. 1zn6fpn01n bbbbbbb1 zinedine
dolphin2 adidas123 1superma winter01 eastside13 morrison1 alexis01 kuleshov bailey11 calavera
nokia3100 sleepers 1sexybitch lightsab dupadupa magister shitbird arcobaleno peanut11 ginger11
galactus barkley1 dogbreat fullsail buddyboy1 august20 darkside1 elfquest nicole18 savatage sevilia1
badkitty zoomzoom batman13 diciembr 12345asdfg gabriel2 1qa2ws3e welldone junior10 superman69
charlie11 chessman coolgirl1 heythere prince12 jjjjjjj1 ernesto1 fairmont slipknot12 catalina1
matthews sternchen ingodwetrust 49527843 qh6xl1p9xj redrider 13141314 offsprin humberto october25
elizabeth7 sorrento emanuel1 r3ady41t metallica2 waffles1 rememberme stephanie2 gangsta6 slutwife
1pass1page hobiecat junior01 bigtymer successful iloveryan vasileva nevermind1 12345678912 romans828
lifesuck chelsea11 flowers2 1234567qq 1234qwerasdf vlad7788 cornelius underpar football77 huskies1
1234567r lovegirl cancer69 alskdjfhg oldsmobi anime123 redrover methodman countyli mironova
123qwe456rty sunshine5 october18 555666777 rjntyjxtr br00klyn xdqwerty timebomb divorce1 makelove
brownsugar bryan123 patrick7 42042042 universo buttmunc abc1234567 blackhol hot97hot longwood
nicole08 santacruz 12345678901234567890 shepherd seventee tinkerbel 66mustang foxracing1 killer01
fedorova blackwater horse123 bodyshop gbpacker ashley23 1life2live d1i2m3a4 ghtpbltyn october5
sergeevna anthony23 sheldon1 sugarbear compaq12 hazelnut hzze929b bubble01 brethart ghbdtnbr1
olivia123 ffffffff mariella emyeuanh gallaghe hardtime idontcare1 miguel123 leviatha rockstar2
monkey77 diamond7 mom4u4mm 24862486 19611961 lionking1 808state stayout1 limabean 12monkeys abcdef12
bullride tester01 oliveoil daniel23 motherof2 mexicano goodfellas superfly1 getmoney2 mancheste
hawkmoon happyfeet1 schorsch 43214321 bigpimp1 christopher1 rfhfntkm hellfire1 iamtheone thor5200
larissa1 shadow10 johnathan ozlq6qwm 1qwertyuio 3syqo15hil sdf7asdf6asdg8df iloveyou24 j1v1fp2bxm
babybaby1 asfnhg66 a1234567890 october8 gjkbyjxrf alex2000 jessica5 beyblade novartis cocoloco
554uzpad 1qwertyu scooby123 hillbilly1 seahawks1 1computer fhntv1998 goodhead mango123 yu5l97wk8q
stratoca ultimate1 lonsdale 15987532 bigpimpin cheer101 whisper1 windows98 slowride icecream12
sanity729 purple14 hamburger1 carolcox angie123 bustanut 123456zz parabola masterlo crackhea
123123aa dynastar iloveyou19 rockbott doggysty wantsome family1st 159357258 froggies nokia7610
november20 alicante commerce diosesamo 1brandon trustnoo michelle7 amatuers shotokan1 reynaldo
sunshine4 tiffany2 m6cjy69u35 qwerrewq classof06 lebedeva 12345689 woaini123 fredrick ghostdog
stardust1 rjcntyrj alinochka rachel123 ghjcnjrdfibyj dannyboy1 skater13 iqzzt580 nigeria1 casper12
masyanya killer22 patrick12 intranet shadow99 00096462 cvtifhbrb redeemed 62717315 sixteen16
cobrajet antivirus berserke ikilz083 airedale integrity danil8098 adrianna1 pendragon chrissie
london11 blowme69 people12 babyboy12 timberland constance baseba11 sausage1 paulette 92dk2cidp
zenit2011 terserah bbbbbbbb cab4ma99 159258357 watchmen november18 philippine forgotte strummer
freelanc cingular orange77 vjhjpjdf l123456789 tombston pass9876 chipper10 tamahome dantheman
megabyte morgan01 superior ybrjkftdbx chicken7 pacific1 bandit01 coorslig yvtte545 iloveyou20
winxclub klimenko cobblers chicken5 kamehameha horses123 starburst redriver triforce ladybug2
1472583690 nefertiti bigbrother fallout2 989244342a ghost123 simple123 psalms23 1scooter killa123
autopass george01 football01 boeing74 accounting ashley18 hockey14 butterfly0 augustus mireille
1sexyred mcdonald ffvdj474 romeo123 tweety123 iloveyou17 buckwheat jellyfish dangerous1 11qq22ww
character cookie01 zx123456789 brandon01 masterch lochness lzhan16889 1234qwert 3qdlqb49js zxcvbn12
needajob karukera caterham megadeth1 dolomite qwertz123 jjjjjjjj happygirl pericles sherbert
alondra1 cassie123 irontree papichulo iloveyou07 mahalkit lbhtrnjh 19922991 hopkins1 muffins1
dragon666 tabbycat love4eva psicologia 11c645df critters 551scasi paloalto apocalypse jessica21
arcturus spider12 bacardi1 pinklady 19591959 spaghetti 1357997531 datalife 1122112211 ecuador1
girlpower biggirls lzbs2twz tractor1 october27 golakers wednesday1 sasha1995 woaini520 jake1234
matthew11 speedrac nicoleta crazygirl hellrais 159753258 crippler portland1 antonia1 zimbabwe
sasasasa katharina fickdich justin23 gjhjctyjr limegreen1 demon1234 0123654789 shithole fener1907
201jedlz ilovemymum football88 guitar12 romantik kitten12 pittsbur robert13 number13 didididi
ilovemike1 schumacher masahiro vagina69 greyhound patrick8 timberlake datalore jordan08 jackdani
lakers08 sasha2010 mwq6qlzo cnhjbntkm imagine1 ilovejen giancarlo qwerty111 everyday stanford
iluvporn alexsandr maplestory myangel1 westcoast1 777angel klingon1 cupcake2 benedikt sexyred1
inspecto wladimir august29 ????????? hellspawn nick1234 golfer23 runescape2 kodaira52 yanochka
qazwsx1234 buckfast soleil13 monitor1 roaddogg baseball20 snakeeye jasper12 chinchin fucker11
wiggles1 vfrfhjdf plokijuh batman01 rodrigo1 elementa footlong 123456789aa cthuttdbx eagle123
getsmart saun24865709 october24 cnhtrjpf warlock1 redsox34 thomas13 killkill sk8erboi happyone
terrance1 mendoza1 crownvic sexylove pinocchio strutter triumph1 moremone icecream2 screwbal
academia pernille independ dictionary sparky123 master22 swetlana gilgames kissarmy clubpenguin
mustang66 limpbizk antoine1 fuckhard goodwood daniel14 b1234567 sdsadee23 foxglove monkey24 atlars10
winter11 balefire dcunited sunshine22 ilovealex jackie12 areyukesc tyson123 orange22 marmelad
gilberto maynard1 cupcake12 heathrow chickens1 qazxcvbn connecti butterfly4 xzsawq21 babygurl13
tubitzen danielle2 crazydog yfcnz123 zhou1980 michaelc diamond3 phantom2 someone1 demon12345
primetime21 sweetiepie mexico11 mingming sugarray undergro ilovehim12 shawn123 starburst1 cntgfirf
masterca fiction7 kittylove sagitari 12481632 playstatio insuranc patterson 2b8riedt ssptx452
bobesponja dallas123 q1w2e3r4t5y6u7 prasanna hockey17 prosperity 14vbqk9p engineer1 marco123
fish1234 babygirl17 phillies1 0okm9ijn football18 softball4 ministry andrey123 alliswell dima1997
sunnyboy possible bangkok1 letmein0 0raziel0 dimples1 dutchess1 london99 wildthin patrycja tmjxn151
yqlgr667 chico123 stripclub deadwood reginald 863abgsg michaeljac charlie4 economics ilovenick
melissa12 mynewpas mustang4 rosalinda nohack04 kimber45 caballero dupont24 radagast champions
soccer33 vsevolod angeleyes1 parola123 argentum soccer25 2bigtits teresita mamabear october20
mercury7 madden08 pussylic grandma2 warchild t123456789 diablo66 twenty20 1234567y monster3
greenwood annelies winter08 cumshots clambake birthday54 cheerleade patatina paganini asturias
wildwest ilovegirls filibert monica123 prettyme thunder5 hannah13 delicious1 supersex 741236985
october6 111222333a bvgthfnjh 4506802a killians qqqwwweee koetsu13 graciela 1234567890qwertyuiop
mimi92139 fastfood lauretta ppoo0099 4z3al0ts ilovemydad sheffiel stalingrad corvett1 forzajuve
snapper1 desperados support1 123qazwsx shygirl1 submissi mommyof3 asdf12345 wildstar 1234567l
master69 sinclair froggie1 gerrity1 raspberr zmx870919123 tennis12 avemaria terrance michaeld
1asdfghjkl boyscout andrew22 esmerald matthew5 chris1234 admiral1 steamboa november17 villevalo
apokalipsis admin1234 shadowma eagles05 joshua13 minicalibra peartree 89898989 sandmann bigboss1
hgrfqg4577 lemonade1 itsmylife fabolous junior11 freefree myxworld4 cocorico nokia6120 hotdog123
johnny69 love2011 coregmedia viktoriy irock123 hornyone worship1 flamenco counter1 asdfghjkl:&#39:
ilovejoe 1qwerty1 dragon77 baggins1 davidkin olatunji imthebest1 octopuss delilah1 steelers43
buttface paradoxx komputer1 myspace15 bbleo1zz random123 123456zx raven123 operatio 147147147
poupoune copenhagen blueduck dragonfire redbarch 1newlife marketing1 millenni eae21157 hindustan
gfif1991 08520852 francesca1 snoogins undercover fartface november23 connection fyfrjylf employment
lolek123 november10 123zxc123 national1 tolulope rawiswar tigerwoods qweasd12 redbone1 independent
superman21 barcelone limegreen hurensohn gauntlet yesenia1 bigboy123 ingram01 southside3 quicksil
airborne1 liverpool0 moosehea motorcycle parallax elfstone pa$$word churchill shadow21 october4
advocate monkey16 mitsubis ronaldo123 whitedog jeanette1 maryann1 rfnfgekmnf zacatecas1 everythi
getnaked prettybo carrera4 johnny123 december21 informat ebenezer ukflbfnjh12 november21 viewsonic1
russland qwertyasd djkrjlfd december20 baseball! dancer123 schnecke 10201020 powerof3 teardrop
telecaster danijela fullmetal greatest madison123 ranger11 mowerman bootcamp ilovelucy allen123
ilovemyfam braxton1 purple69 blackadd topflite nicole09 technolo bassboat maksimus abercrombie
midnight2 vjzgjxnf 80070633pc wolfgang1 natural1 jessie12 angeliqu aa123321 ilikeyou ladyluck
jetbalance dima12345 waterfall1 october28 16161616 nigger12 evony123 090808qwe anthony6 paul1234
tripleh1 asdf123456 hockey22 1qa2ws3ed4rf 9638527410 beachboy baseball09 alice123 sunshine10
highball october26 csfbr5yy buttlove episode1 delpiero10 daniel15 26262626 pilot123 manson666
simonsay pinggolf katerinka madison12 fylhjvtlf nighthawk inactive1996aug juggernaut mmo110110
cabibble orange13 gangstar maurice4 verycool 123456789qw forbidde brilliant prufrock 12345zxc
blackbur koshechka mustapha dfcbkmtdf 1michelle iw14fi9jwqa friends7 griffins 123456789zxc
demilovato headcase bassmast monkey1234 hardware marguerite lerochka daniel21 flower11 04975756
28081976 marymary fumanchu speedway baller21 kayaking graduate kidrock1 timepass poiu1234 686xqxfg
25257758 caveman1 nfvthkfy holymoly alex1996 delldell juanjose asslicker vergessen annushka violette
495rus19 sweet666 withlove humphrey supergir cingular1 brittany2 bingbong november22 12344321a
kamasutr baltimore1 yfgjktjy sacramento lalaland1 letmein9 banshee1 scotsman pandabear1 marina123
slipknot2 asswipe1 lydcc20091314 hamburg1 12345678j dfkmrbhbz excalibe 69cougar fuckhole starfuck
august30 breakfas fisherman1 crystal2 trombone1 poptropica brendon1 blenheim 52678677 catdog12
mick7278 fleetwoo jesuslovesme joshua10 yxkck878 55667788 couponmom avrillavigne foothill gretchen1
77777778 destiny3 californi angelo4ek sparrow1 rfkmrekznjh tinhorse robin123 sparky12 online123
luojianhua ********** nederland rosemari ciscokid 565hlgqo trainman brokenhear logistic vw198m2n
delicious zaqwsx123 mariachi asdfghjkl; summer22 loveme11 november13 hevhk43n9j makeksa11 gladston
szczurek notoriou jordan15 carol123 jonathan2 invalidp mulligan maggiema stars123 loislane blackdog1
doudoune discgolf alexis13 mikimiki pridurok alex1990 baby2008 minhasenha sacramen burunduk jordan24
coolboy1 gmctruck beaches1 earnhardt3 china123 azwebitalia hopeful1 monkey88 ilovemyfamily cronaldo
sprewell ilovesam tigrenok jaredleto 69mustang samuel12 1abcdefg sigsauer doromich trouble2 lasombra
anthony15 profesor 123as123 croucher newyork123 meredith1 rfhfvtkm assword1 perfection graphics
meowmeow1 lovesporn gsgba368 pornoman ilovecats skating1 december22 nightwolf arkansas vfhecmrf
jorge123 rainbow12 minstrel wishmaster cassie12 kameron1 gracelan myfamily1 highwind solstice
dbrnjhjdyf password44 nightman october19 lkjhgfdsa1 amdturion64 poopface green420 luv2fuck cookies12
ptybnxtvgbjy family01 pornogra saints25 westwood1 raintree 1aaaaaaa coolbeans1 maxim1935 crepusculo
hotwater maryrose gadzooks sexyblack1 arsenal2 prestige taylor21 ilovedogs newpoint albacore
1236987z baseball16 verygoodbot 1wildcat ilovemylife myspace99 firefox1 itdxtyrj justin16 0icotpd785
popcorn12 kindbuds wenef45313 bigballs1 1compute 123password gfyfcjybr 123456789+ lysander asscrack
misskitty dennis123 suckthis giraffe1 masha123 tennis123 oqglh565 kumar123 dragon00 johnjohn1
cheburashka jasmine5 fresh123 unforgiven presario1 sillyboy quicksan jordan07 froglegs shortsto
ilovemykid bigtitts eternity1 alfonso1 dropzone valencia1 jazzbass wordlife saltlake dmitriev
lavender1 d1234567 confidence helloman tujazopi homework1 jo9k2jw2 happyfeet counchac fucklife
utjvtnhbz vanessa06 muffin12 flash123 squirter dima2010 shakespeare clarence1 98741236 montgomery
ezequiel madelein mudhoney coolness1 consense bakayaro bologna1 silencer roberts1 dolphins13
honesty1 yeahyeah pinkpuss 96321478 soccer06 designer1 iaapptfcor opernhaus1 datnigga harley11
vjzctvmz november15 tribbles 40028922 alexis11 shock123 bearshar suckit69 cubbies1 fucktheworld
bmw325is pokemon10 123456788 domenica tinker12 7777755102q laughter scubapro hayastan password89
delasoul anthony21 searock6 aaaaaaaa1 24681357 voluntee a12121212 bandit123 password1! badboy69
gunslinger horses12 lovergir pittsburgh 640xwfkv darkknig aabbccdd birdhouse hiawatha tiberium
icxkyb7972 tm371855 greendog allahis1 coldplay1 treasure1 plumber1 cyjdsvujljv whatwhat sophie01
baller22 andrew21 lambrett prodigy1 fcbarcelona pimpshit cool123456 pinguino blackmen matthew8
afghanistan primaver chicharito nokia6230 15975321 monaliza powerpuff vfylfhbyrf rollin60 tickleme
music4me 32323232 fordtruck crystal123 andrew10 inkognito neworleans amoramor brisbane friedric
brianna2 metro2033 freeport funmilola cigarett black666 love4ever1 funny123 thebeach hollywood2
yzerman1 charlieb 1234567w dance4life 260zntpc hacker123 access20 mallard1 4391634m 13241324
tristan01 missouri bigdog69 lauren01 december13 22071972 qwerty55 dima2000 skorpion39 lovehim1
dima1234 hawkdog79 159753159753 warrior2 20092010 suicide1 jerusale alyssa123 w8gkz2x1 ashley69
qwe123rty heartless realnigga1 123456789qq computadora nezabudka barclays justin14 12345678987654321
dima1993 wsbe279qsg oldspice austin13 baseball18 mollydog1 iamthema collants mathematics cowboys2
nicole07 brooke12 challenge krishnan poulette bikerboy nicholas2 richards kenshiro moonglow
putangina semenova deltaforce loveme23 showtime1 goldsink superstar2 tombrady12 maximili queen123
rosario1 trillian november5 mishijos moumoune 09061976 woodstock1 bagheera newjersey dimension
swampfox 10011001 destiny12 jessica10 cardinal1 yes90125 login123 felipe123 dddddddddd superman22
stratocaster scoubidou masterchief longbeach 1samanth m1am1b3ach celtic88 dolores1 applemac taliesin
feuerwehr walalang butterfly! 06225930 psylocke schumach ordenador 24pnz6kc presley1 endymion
element2 patrice1 birdland bunnies1 smoochie liverpool7 transforme thunder7 ninanina michelle11
ilovejohn djg4bb4b k1234567 ajcuivd289 colole57 dallas21 executiv omegaman newhaven jonathon1
pmdmscts s456123789 levelone magical1 october29 benladen carpediem1 dewayne1 capricornio sex12345
ineedyou mevefalkcakk giuliana 5t6y7u8i beckham1 nascar20 yamaha125 buffy123 poker123 eagles12
alemania neutrino iverson03 testicle education1 girlsrule firestarter 794613852 guadalup spongebob9
philmont birthday299 baller24 gangsta123 jaigurudev timmy123 komarova angelface pearljam1 redline1
silverst anno1602 catmando tatooine 31217221027711 augustine teste123 pa$$w0rd matthew01 katmandu
darknight freestuff salamanca softball9 ilovesam1 31x7t5xbke quantum1 joseph10 pentium3 benjamin15
rfhectkm woodsink mickey11 justforfun sveta123 pornografia september3 forgotten1 tujheirf portsmou
bwfq23jp7f esperanza1 10111213 pussy101 fkbyf001 december23 chicago23 necromancer football17
hatesyou edward17 sexisfun hottie14 tuczno18 matt1988 bowhunte inter1908 13791379 1a1a1a1a herpderp
rochester blackeye 19966991 boobies2 19992000 sunshine69 masturba pimpin12 34524815 ballin12
aabb1122 427cobra millennium fkg7h4f3v6 longview lkjhgfdsaz baltazar dionysus kristine1 mariajos
forzanapoli germania hshfd4n279 10987654321 343104ky sureshot wooddoor olivia12 florida2 mrbungle
catsdogs cooper12 nowayout hartland brennan1 buckskin rockandroll rincewind maddison1 lilwayne12
positive1 justdoit1 redskin1 lostlove 19mtpgam19 abercrom sugarbear1 roflcopter fxzz75$yer phillesh
avondale igromania hunter08 forgiven cardigan canada123 lakers34 summer13 121324810z michelle13
amanda21 medvedev shayshay1 performa cocaine1 adam1234 supermanboy november16 gunners1 nokia3230
bluedog1 prostock bennyboy forever12 parol999 batman23 ford9402 tanginamo deadmau5 1destiny phish420
awesome! tarasova hawaii808 draconis ashley17 nowehaslo dictiona neverland rhfdxtyrj dadadada
zaq11qaz anfield1 misterio lovelygirl electronics liveevil fishfish crackhead fletcher1 elektrik
scorpione jasmine13 b0ll0cks feather1 z1234567 elements tempest1 william7 alakazam redfish1 amanda22
iloveryan1 austin10 qazedctgb madden07 madness1 hondaciv andretti cannondale mancity1 sparticu
michael69 password27 absolute delta123 papapapa bmw330ci jeanpaul francoise alevtina goodgood
travolta loserface1 enamorad 1qaz2wsx3e boston12 mustard1 october9 naruto101 ilovepus ilovedavid
felicita cocopuff onetwo12 starfury zxc12345 fairfiel unicorns oldtimer sanpedro mollycat lukasz12
roadstar 1234567c lvbnhbq1 lonewolf1 topdevice scooter123 sevastopol victoria12 angelito1 kingpin1
hm9958123 nolimit5 jessica14 09877890 brucelee1 autechre killerbe dfg5fhg5vgfh1 browncow christer
fantomen redcloud elenberg polarbear1 passw0rd1 qwqwqwqw advantag cockring 1q2w3e4r5t6 biohazar
ryan962052 abundance 1starwar quagmire mybabies djkujuhfl qugrqfo825 chinchilla 2hot4you november2
12345abcd totalwar underwoo lildevil annabell babygirl24 blessed7 5t4r3e2w1q fishbait girls123
redknapp tinfloor daytona1 brooklyn2 aphrodite doglover1 december11 blackrose1 123456789y homewood
amoureux yellow13 sc0tland justin15 allahakbar because1 supertra nolimit1 joseph11 sexylegs jackryan
gearsofwar starwar5 tingting alexander3 gogiants alessandr brothers1 homegrow peyton18 yankees7
iamhappy bayadera daisymay bassingw adrian12 15975346 123456780 cyclops1 manuel123 rattolo58
p@$$w0rd motorhea piligrim helloween playboy12 supermen games123 sandokan shortie1 ufkfrnbrf
stinker1 3sisters sony1234 shadow23 temporary q1w2e3r4t5y6u7i8 brehznev boulette wolfman1 creosote
tuesday1 14938685 naughtyboy rajendra roserose mcgrady1 joesakic matthew9 hfcgbplzq callaway
zhang123 k47rizxt2g fearless1 cyecvevhbr marseille1 jessica8 guitarhero painting smoking1 yourmom123
frfltvbz habbo123 sweethear jessica22 stinky01 123456asdf newpasswor sk8erboy bigfella volvo850
soleluna evermore michael. anthony22 underwor romaroma chelsea0 12435687 dookenr1 12332145
1234567891234567 senior06 ilovelife woshishui seventy7 qaz1wsx2 spider123 rocket88 bobbyboy
cowboys81 mickey13 johnny12 locksmit madison5 masterof shelby12 monopoly1 happydays1 volvos40
hunter99 nigger69 arwpls4u ilovesex1 josette1 sabbath1 strider1 killer66 quentin1 leicester 41034103
homedepo nihao123 football54 braindea december17 weedhead noiembrie 123q123q oakridge biscayne
shayne123 dressage kellyann holliste 222222222 alucard1 lunaluna 123admin321a byajhvfnbrf milkshak
taekwondo1 freakshow opelcorsa original1 masters1 1matthew luvpussy ichliebedi agbdlcid dkssud12
panther2 baller123 cookie59 fucker12 loveme13 jayden08 solitario cyberman zqjphsyf6ctifgu breakdance
oldsmobile thissucks redeemer 27272727 nideknil 1panther nopasswo dakota01 den221991 oscardog
sunshine8 blackstar construc selenagome january2 flameboy engineering winter09 nicklaus dukester
scorpio7 leviathan invisible pourquoi vfrcbv123 lighting maranatha gerardo1 roger123 minnesota1
4815162342a automobil gridlock ghhh47hj764 fernanda1 nitehawk snoopdogg1 marietta fuckyouall
kappasig 123654987 milehigh chivas#1 blueballs ou8124me rulesyou collingw olusegun astrovan
firetruck crawfish hornydog morebeer tigerpaw monalisa1 1234567890qwe googletester seminoles
bigbooty1 important partytim ww111111 marinara blackmag peternor michael14 jessica4 language
loveyou3 chevy350 december2 oldschoo glamorous1 pentium2 artiller moneymak 00197400 luv4ever
shadow1212 fourteen handbags peppermint angedemon godisgoo wildchild section8 surena13 racecars
titties1 rambo123 ironroad johnson2 twinboys pass1478 pleasure1 clemente asdasd12 anguilla vovochka
budwiser meditate peaceout1 herkules polska123 honeybea 11111111a salvation1 rangers9 deshawn1
mackdadd sepultur freddy12 nessa1234 hedimaptfcor dcowboys wert1234 sadiedog horny123 beaver69
viktorija dominick1 keepout1 cubswin1 hawkesbury93 matt1234 amoreterno rileydog ilov3you luckycat
candybar smokey01 joseph01 pussylip 154322358 allrecipes evertonf bojangle carebears noncapa0
loretta1 damilare atlantis1 musician kakakaka starwar1 minemine cornholio leralera spring99 yyyyyyy1
sasha1234 miracles redstone 143143143 omshanti greenday2 yankees23 xenocide 12101961 1phoenix
superbad thomas10 jalal123 hardbody deandre1 vivahate buddylee 38972091 keepout8 51842543 varadero
tvxtjk7r vetteman 1chocolate pocahontas fruitcak holyshit1 jessicas mamma123 constantine dirkpitt
password32 bergerac hawaiian1 golfcart pdtpljxrf dudelove 123452000 19821108 123455432 parachut
mookie12 library1 avalon08 12345678r qwerty2010 cronaldo7 chihuahu buccanee qwertqwert crazyboy
slickric fktdnbyf 1treehill morgan11 silkroad 333222111 benny123 master23 jakejake daveyboy forever7
tyrik123 rockfish spiderman7 el546218 voldemort rfhbyjxrf chessmaster tweety13 28282828 123987456
amekpass hallohallo soccer77 klinger1 nottingh oks65b6666 8letters cameron123 victor12 13571357
antonio123 sardegna birdie123 pokesmot 1200nerds frankfurt rosebuds ludivine gthtcnhjqrf k9dls02a
notorious tichuots supermar cupcakes1 pingpong1 gotohell1 qcmfd454 jose1234 december15 zz123456
boeing747 navyblue charlie! 2kash6zq 1hxboqg2s babybear1 lhbjkjubz2957704 nowwowtg nha7ebf6kp
spartans1 nicky123 superpuper a6543210 theclown hx28o9e646 devo2706 zaq1zaq1 december18 roman222
juanpablo hillary1 anathema florian1 tamwsn3sja heythere1 dinmamma ryan1234 pokemon3 pussyfuck
teengirl q0tsrbv488 messenger1 raspberry chocolate5 armagedd chelseaf thedevil haloreach 10241024
rachelle1 september8 lefthand borboleta ferndale esteban1 cornbread helicopter cisco123 newthree51
newjerse amoureuse rikimaru critter1 blake123 pilipinas a1l2e3x4 tkfkdgo7 monica69 flowers123
money1234 trabalho bellsout my-space football28 pictures1 nibbles1 alfabeta gummybear heatwave
fuckyou10 chadwick yahoo100 lightsaber 123qweqwe pedarsag boogers1 madison7 thegirls bootsman
juanito1 4321rewq junior88 hightime edwards1 1chelsea bubbles13 junglist memphis10 t3fkvkmj lsdlsd12
castillo1 devildog1 cathouse natedawg password06 pqntmt1247 wessonnn ******** anthony10 qwerty89
oldschool1 zasranec installutil fetish01 hotmail.com yanshi1982 mynameis1 bball123 1234love
edxk20qmfs 13324124 31313131 mazahaka 11110000 eastwest prototype mistydog mustang65 playgirl1
pyramide mamamia1 spongebob7 addicted andrewjackie llllllll zaq123wsx gossipgirl fuckyou09 windsong
programm blunt420 vlad1995 zxcvfdsa police123 monster13 klaudia01 koteczek chelle1234 richard7
raiders2 germaine aquarius1 julie456 tequilla jjjjjjjjjj nicole17 jesuslives 1ferrari anthony9
madison4 snowdrop smolensk cornflak soccer69 november7 love2000 washburn 23wesdxc browning anna2000
geniusnet baby2000 juventini onlyone4 iminlove networkingpe 27352735 pjflkork f1uuhza723 mosquito
zxcvbnm. baseball08 november14 perfect10 gunther1 bob12345 1234567898 septembr muffin123 elizabeth9
12qw34er56ty hunter22 placebo1 nokia5228 jordan09 billgate catsmeow andrew23 mizredhe sweetie2
bubbles7 stargazer turtles1 rebekah1 longball bootyman aleksand qazwsxedc12 mirantte slowpoke
lakers123 juggalo420 chris101 littleone louise123 godloves 213qwe879 sparkles1 1qazxsw23edcvfr4
carlos10 firefire parol123 piehonkii fuckthewor behappy1 sidewinder baseball33 isabel972 blackpoo
superhero jalapeno q1w2e3r4t5y6u7i8o9p0 party123 rockyboy lilpimp1 zhd741220 charlie13 werewolf1
production wheaties gfhjkm007 anna2010 baseball19 elisabeth1 gangster12 tomwaits madison01 fantasma
04022000 sincere1 december16 cindylou muhammad1 fucklife1 oooooooo 1211123a butter12 scorelan
concordi pennstate1 tomcat14 smile0_0 belgario happy12345 fatdaddy harvick29 wildthing angela123
boomtown fluffy12 war3demo jeremy12 honda125 mohammed1 astrid29 sundance1 brandon0 alchemist
poopmaster whatever7 kangaroo1 arschloc roderick dodgeviper broadband1 dante123 bahia1979 ontheroc
elizabeth8 corpsman shitshit uiegu451 hardtail irondoor ghjrehfnehf tasha123 36460341 kurwamac
7418529630 kondom25 candygirl 123456ss 19561956 foolish1 hbhc8290826 freemail comander natas666
siouxsie brandon4 yankees0 sabine12 vicky123 jasmine11 lena2010 whattheh 3526535265 anthony14
hockey16 biteme12 rifleman karakartal dicksuck football95 gtavicecity maria666 ktybyuhfl 13587930210
7ovtgimc babyboy3 clapton1 zxc841219 tracker1 maggie13 speak2me cabinboy ladyffesta caramella
w123456789 mm123456 werthvfy l1nked1n macsan26 victoria2 pass_2011 welcome8 nascar99 happy1234
77778888 april123 comicsans magdalena1 81726354 killabee arclight morales1 86753099 imyaimyaimya
monday12 88351132 88889999 websters vanessa12 kindness 159753456852 spionin8688 multimed brandon10
noaccess dontknow1 elizabeth0 iloveyou<3 charlie8 birmingh hardline mudvayne1 89172735872 jessica69
olegnaruto randyorton 1234567890w asdasdasd1 popstar1 anthony8 shaolin1 master10 cinderel asdf:lkj
deltaone manning1 biggreen ww651118 goforit1 766rglqy sevendus aristotl tigger21 armagedo myspace24
motorhead lekbyxxx football16 monkey33 299792458 rodrigues eeeeeee1 confiden rihanna1 #1stunna
qq123123 neverdie fylhtq12 cavscout killer21 481516234 19571957 wrestle1 1qazxcvb barbaros
supernova1 123456782000 angels12 rhiannon1 14629227 29422277 lightbulb polo1234 partytime sssssss1
bluejean kirill1990 mobsters1 blingbli monkey09 dirtball alex2112 lincogo1 blabla123 rtw150809
dakota123 vg08k714 puppydog1 bernadet t36473647 1bulldog mustang01 pokemon7 kokokoko davidic1
hullcity matrix12 nuggets1 d0r1nc0urt olo65b6666 supercar lucille1 airjordan 545ettvy dimebag1
aa224466 netvideo pimp1234 redcross myspacepas 82214989 9379992a johncena54 lovemykids 69charger
geddylee firstone turbodog supervisor 1bigdaddy trapdoor opopop11 player13 fathead1 vanille1
ilds4edad leapfrog 134kzbip superwoman peekab00 pirrello nathan11 gsewfmck dimon4ik hypnodanny
ghbdtngjrf anchorag leticia1 buffett1 november25 jordan2345 password66 wildside 2wj2k9oj mamapapa1
shorty11 baerchen 1234567g suspende happyhappy denman85 patience1 1211109032 porno123 blablabla1
yellowcard degrassi1 22152182 amaterasu monkey08 summer00 mastercard bitchedup pumpkin2 chicago7
almighty1 learning merlin12 alcapone resing1965 nineteen bayern94 chelsea6 catholic unlimite
monkey07 dragoste 92298899 5children allmine1 19451945 forgotit killer10 beethoven9 bouboule
tl281188t kalinina tony1234 sergey123 passward xige5516726 xxxxxxx1 a5201314 birthday5 05200520
a9387670a ronaldo17 bitch1234 policeman rjhjkmbien mustafa1 october30 cessna17 ploppy10 cfvlehfr
1111111q mercurio dieguito blackcat123 yankeemp 53472235 sweetangel michelle! vuc7neyu0 queenbee1
3xbobobo infamous1 amadeus1 iloveyoux3 shayshay vbhjckfdf santhosh chambers singing1 staredobre
alenushka pissoff1 timewarp railroad godisable 123321qq december31 spacebar angela12 loxpider
ch0c0late element123 lindinha damngood letmein3 ovr220278 soccer88 openwide yemi19900911 alphabeta
threekids chelsea8 uhfaabnb monica12 a19l1980 swampfire buzhidao realgood gfs2z6wb anthony! aviation
kapej111 shadow14 artem2010 nomeacuerdo password123456 crazy101 skater11 1qaz3edc frequenc acuransx
shanice1 maiden666 anastasiy monkey17 berbatov 31081981rs 21436587 angelochek marygrace thunder9
cabbage1 princes1 installdevic digitalprodu marmotte suckmeoff camilla1 windsor1 mishanya qiciqdp162
vandamme justin08 poepen19 roro1024 ferrari5 chocolate9 vascorossi mbahurip pepper76 trademan
angels123 volvos80 reanimator fuckthat1 september7 1234554321q jasmine4 369369369 12345678k p5415420
kolovrat emirates fourkids garbage1 minicoop thissucks1 babymama1 james1234 nastyman recovery1
merlin69 bornfree diskette gwarmonster 12345678qwe cheguevara dolemit1 batman22 whatthehell rose1234
voldemar supa1906 ss563563ss vtufgjkbc superman8 teddybear2 freakout gangsta12 realmadri paluso00
whitewolf johnny99 uphill45 theghost vfvektxrf underoath 19581958 deadlock barbwire shelby123
mustanggt northwes bharathi chameleo pakistan12 bigbear1 george11 antonio2 cornell1 golfer12
megapolis monkfish jkiuztdftl57 sarajane brodie10 kirkland leopoldo moose123 richardson j4n4jel4
semangat honda450 lebronjame seigneur olitec00 henriett love1314 dohcvtec trapdoor60 hockey21
pommes123 homerun1 povlmly727 snorre98 newstart1 redwood1 streetball honeybunny fridolin d78unhxq
139381512 michelob brandnew1 courage1 macanudo haha1234 lightning2 buster13 legendary astaroth
charlie10 5a8b9c2d giantess teaparty mahendra jordan99 beerbong xantria10315 kuana230345 charles3
marmalade anniedog 25393275 anna1988 cameleon doodlebug1 qpful542 mesquite waldemar wiktoria
mnbvcxz123 tinkerbell1 moosejaw usa12345 zerozero ninjaman aksrms8010 shrike01 starwarsfan10
88002000600 awei1616 lauren11 alphaomega skaterdude jessica15 grappler 1jasmine honeybun1 twogirls
gatorman 68582988 buttmunch blkdrag0ns cksdnd12 excelsio crayfish infinito lsia9dnb9y incredible
littlebo hiroyuki firehous camaleon ganja420 scarface2 froinlaven heavenly1 hannahmontana brandon!
pentagon crazycat dallas01 complete wavmanuk 1heather familiyafamiliya funtime1 conehead ziggy123
baby2009 patagoni frenchfr lynette1 attitude1 dashenka tanzania 741852kk crystal12 linkedin11
griffey1 marilyn59 suckmycock fuhrfzgc skeleton christmas2 notebook1 wrasloco11 bumerang pavlusha
minecraft123 supreme1 ranger12 twisters staples1 kurdistan pinkpanther finance1 rhinos111 dignity7
lvjdp383 jgthfnjh dalmatio paparoach miller31 monterre theblues whitetiger boomerang sibelius
dangerous12 soccer05 leopard1 natasha2 keystone1 nikolas1 courage9 iloveass thibault hrenota1
london20 beholder pussylick austintx teonamaria1 frisco415 sandra12 lightbul jiang8kevin n123456789
crossfir ficken76 barbiegirl gfhjkm22 leningrad cds04121989 danielito gutschein seminoles1 parkview
chilango myspace00 anetka11 abramova lisamarie nautique 2bornot2 matthew4 macdaddy1 lokoloko
nightwing surfboar pioupiou quant4307 rainbow3 15s9pu03 1234567h shitball walleye1 hunter07 wildman1
whytesha texas100 baranova berezuckiy ashley09 bamidele qwerty02 sangeetha sexychick1 davidlee
aliceadsl l1verpool hannover96 bayshore 36987412 vitor1268123 explore1 zoidberg 19941028 looby123
blacksex 123321aa slayer69 heather12 rlzwp503 4cranker numberon sabrina123 kittykitty deeppurple
crybaby1 goodbeer 66669999 b2spirit 254xtpss bucuresti dusty197 wcksdypk povray14 myblocker dfnheirf
jesus1234 whoareyou darksoul jessica23 youandme1 rounders 849vak17 cegthgfhjkm 26665806 max12345
michelle01 j5644574 q123456q devil123 444555666 spider-man service01 maximiliano football19
m01759766727 duncan21 grayson1 hydrogen 123456789101112 stupid12 superman4 pornlove asdflkjh
1236547890 trackstar1 winnipeg261 fk8bhydb seanjohn brimston hola1234 bitchedu aa261599 weronika1992
1234567890123 woodlawn montreal1 volgograd boy4u2ownnyc concrete1 doodles1 parker12 pokemon9
z123456z longlife juju1987 carpenter1 gobruins twinkle15 chocolate8 murmansk together1 schlumpf
medical1 zbychlas tyrael04 ehdgnl12 mashenka jdd04257 generic1 goodtimes1 spaceboy tendulkar
lopas123 summer2008 guardian1 kbnthfnehf neworleans12345 takedown davidruiz makenzie agamemno
bl8lygb0 dracula1 smallfry nashville 2b4dnvsx kara2711 william2631 6458zn7a chelsea7 1234five
gfxqx686 courtney12 sh4d0w3d 55665566 qq18ww899 yqmbevgk cowboys12 89211375759 messiah1 somerset
yggdrasil4 chipster wishbone1 braves10 buddycat mikemike1 rincewin redhorse hxp4life aug!272010
dimochka jetsmets jesus143 hermione1 cde34rfv m12345678 verynice raiders12 pasha123 mamikawada
sodapop1 sexy4life firewire martesana tuputamadre birthday3 123456az providen u83xu3u83 pitbulls
cherry13 damned69 martin11 charly2004 goldorak 62543234 thriller nicholas12 illuminati splitter
wutang36 jackmore1 phoenix7 arshavin m1chelle paulaner @bigmir.net cookiemonster zesyrmvu 625vrobg
spitsy16 majinbuu lithium1 bigstuff horndog1 slipknot9 34343434 komputer12 sipfhair 12342000
football27 spongebob0 474jdvff optimus1 breaker1 7f4df451 sunshine21 chippers len2ski1 nokia3110
standart penmouse ktnj2010 hemmelig mamika10 merlin01 bearcat1 1olmetec1 seahorse1 jackjack1
98989898 neopets1 petrovna homeboy1 vbitymrf breitlin booboo11 fullmetal1 westwing kevnwo128
gohabsgo tippmann quattro6 chicken11 123456mm jasper01 crackers1 cannelle qwert54321 iloveyouso
beavis69 rainbows1 buttface1 nickiminaj akademiks11 hampton1 2sisters mermaids mckenna1 geilesau
umbrella1 parkside ashley08 rockhead producti playhard principa farmacia dbyjuhfl natiichen999
cruiser1 teenaa111 montgome newjersey1 basketbal9 sunshine9 myspace77 bodyhamm fragolina hamburg15
94246843 rostislav 32342711 joshua21 awesome12 dallas11 cocococo tarzan00 beast123 qw12qw12 21052003
football56 intheend starwars111 pjcgujrat monday123 felicida ilovejoe1 heart123 andre1986 jrcfyjxrf
1freedom cooper123 blackpool november8 skateordie utjuhfabz november24 stella123 artem123 cordell123
henderson1 jor23dan h4t3cr3w yvonne90 123456789as dogstyle julieann 221195ws oktober7 adrienne1
smb0512bz myfather mightymo steflio3123 wonderwoman aezakmi1 nummero1 awesome2 serega123 stargirl
pokemon5 armstrong1 karishma daniel18 669e53e1 nesterov cervantes ffffffffff bangaram silver11
bettina23 purple16 tkfkdgo1 goeagles sd3lpgdr rfhfynby bigchief 000000000000 timberwo gatekeep
marilena anastasija 123456ok vfuyjkbz accounts riesling smokey13 goodmorning dalglish 27254931
01470147 turtoise madden09 priscila hugedick smokey11 devilboy habanero boomer12 alejandro2 freedom5
biscuit22 seashore ludi1234 december28 kinomoto89 jarox1301! jobsearc abc123123 twiztid1 moonmoon
1corvett foundati vfnhjcrby billiejoe1 0p9o8i7u november27 dima1992 zhjckfdf sexybitch2 trailer1
raffaella 04325956 moonshine1 benetton kononenko superman01 sloneczko pt120439 rfgtkmrf felix1952
balalaika chocolate4 lara1308 magazine oxymoron goldberg1 ironmike majortom 85218812 an83546921an13
freeway1 blade123 bootsie1 franchis mxaigtg5 lenalena maciek06 hello101 covenant housepen kissmyass2
94327579 bighouse flimflam 001579238 december14 shumaher cookies! kartoshka 29694419 canaries
girlygirl1 softball21 allblacks mayquinn2 ryjgjxrf dabears1 ironman2 william5 butterba monkeys2
1grizzly bitch666 mildred1 rembrand r1234567 1richard yfltymrf littlejo 43922572 tatertot kakashi21
4809594q 1america stuntman winter123 nothings123 forever3 stanley2 520love101182 benfica1 ibanezjs
yoyoyoyo adxel187 matyas2001 kkkkkkkkkk leolong1985 toystory chitown1 arsenal12 smokey420 babababa
kitty101 dima1990 sanders1 tennis11 zooyork1 getsome1 melissa6 services 1grandma ska02ska gobuffs2
oliver01 111111111111111 anthony08 sandberg5 1234567p ronaldo07 techno13 santamaria thomas19
fuckyou88 butterball dima1999 northern anna1989 single123 vfvekbxrf krasavica hollister3 vfhufhbnrf
metal123 motdepas kardinal forgetmenot chitarra rangerover burberry hans4queck manolito
kartoffelpuffer 6817zd57 idlewild 52253823 foiegras lovebug2 shorty14 1234567890zzz compute1
coco1234 lightpower12345 hellspaw 27412678 nanou4552 dogballs treehouse vanhalen1 millenia newdelhi
charlest maella1311 linked123 joeblack herbalife wayne123 1rosebud fenchel55 charlie0 vanessa2
jigei743ks pookie12 vfhbjk1801 ggggggg1 1zzzzzzz fysihz5g sexywife edmonton northstar clarinet1
pizzahut1 badboys2 containe mu080295 lovers69 tigers01 hester23 seanpaul andreita abcdefghi1
richard3 cjxb2014 november3 jcdenis1 fabregas4 edgewood daniel16 legend22 hookedup beast556
r3vi3wpass 2004-10- asdfghjkl12 10200718 64impala warlord1 baller13 50505050 fuckme12 masterb8
wallstre farfallina monster7 ghjcnjrdfif 12332100 21152117 1j9e7f6f lionheart1 ladiesman1 42qwerty42
1ofakind 12345698 darkmanx pendejo1 bb123456 cutiepie2 neuspeed grateful1 billgates monterrey
father123 305pwzlr 01012009 mangust6403 puppies2 purple15 ilovejames softball23 jimmyboy newvision
bigtime1 hannahmont jasmine01 angelseye22 yr8wdxcq m1garand brooke123 sumitomo southside2 addl0223
christian7 streaker virtue1234 s12345678 abcabc123 roadtrip butterflies easyas123 samsun55 buterfly
redab1993 surethang tristram talisker stefangreil1983 islamabad freespace vfhbfyyf nottingham
mkal2707 notyours total12scherz sniper12 sandoval malik123 joker666 devilish edwardcullen snake123
eastern1 2kroliczek voyager2 wrestler1 southwest1 4me2know cybernet adams33486 manuel12 serafina14
karandash trivium1 diabolic c1234567 foofight 1234567n lacoste1 crowbird jimmie48 premier1 spez3012
theshit1 eric1234 julie2811 landmark cameron12 ironsink turtle12 rose24731 s7fhs127 gggggggggg
plankton changepa 622906268 thinking quovadis shorty69 michael18 033028pw barrakuda baller11
spawn666 treguier salmankhan snoopy13 eighteen qwe123qwe123 bff4ever timberla christina2 legalize
assface1 987654321z saxophone1 vitalina forever4 oojs4ykl aksarben fifa2010 jordan06 ruler1991
sam138989 791159392 mexico01 sasin414 sevgilim golfinho miniclip shashank mario140773 iloveyou88
ybrjkftd theband1 qwerty33 2password proverbs31 blackout1 rhodan01 womersle myspace88 robert22
billyray alternat mexicano1 mystikal working1 dogshit1 honey215 executor ghjcnjnf 999888777 ogplanet
welshman cosmopolitan access123 963214785 951753852 wpcakir264 parolamea fvcnthlfv 666999666
candy101 testing2 maganda1 maldives sacha1234 123452345 sexymama12 mithrand palomino aa1111aa
bingbing ficktjuv hollie99 mgreen39 testtest1 pg260365 fuckyou01 killer45 bambolina uvmrysez
monkey18 justin18 somanypickles27 7u8i9o0p madafaka ahbird1984 soulmate1 olcrackmaster pomalo123
pizzaboy pablo123 chemical1 hungwell killer1234 jessica. monster5 moneymon graffiti1 brother2
trandafir sunnysid armorgames thebears putamadre workhard flashbac rabat1945 freedom12 polenka1
jojojojo michaeljackson deathstar nickelback direktor halo1234 aczx7812 rekbrjdf waterman santeria
papatoma1 pakistan786 daftpunk weyersheim uekmyfhf emmanuelle ironbird giants56 salisbur qawsed123
summer04 a1169619 pondscum kitten123 kassandra1 daredevil1 redshoes madonna12 bartman1 leliane50934
johnny1959 19810301 sexisgood guillermo1 calderon lilwayne2 ghjuhtcc cookie23 kmzwa8awaa
moderncombat 4freedom 2pacshakur lovesyou belladon c0mputer concepcion rfhfrfnbwf deepdive phantasy
owt243ygbh redapple bobcats1 structur master13 vlad1998 oliver11 ontherocks live4him new975wen
michael15 dimedrol winter07 rovnogod tanja1993 festival flintstone beernuts minister tigger23
isengard highfive casper99 dolphin7 muffdiver 20072008 theodore1 orioles1 lmapacey iloveu22 breadman
phoenix888 desadesa wideglid softball15 chanelbag qweasdqwe oddworld sweethome philly215 littlegirl
godislov redsox12 redemption malaysia1 roanne42300 zesh1412 heinrich faca210898 dragon25 henni1907
policema gfhjkm11 angelgirl lfplhfgthvf zzzzxxxx samarkand cegthgegth monstercha silvestr shorty01
sexdrive fantasy7 oleander qazwsx11 istanbul34 pingzing blueangel calliope michael08 housecat
nonenone xlsl9963 gfhjkbot mclarenf1 expediti 776158ab marek14michal whitetai przyjaciolki favorite3
lisamari educatio kingjames heartbroke 1958proman laurel12creek residentevil bailey10 lovehurts2
dkflbdjcnjr lilmama2 memorex1 deltachi destinee 21864812 auckland2010 7653ajl1 mardigra testuser
jackpot1 camaro67 yandi20080527 lancia037 454dfmcq mase4ever 6xe8j2z4 computer11 headhunt moonunit
pussyboy rahul123 cxy831126 e2yfp41b ezekiel11991 andrusic1 jomacapa jimmyjam doctorwho sportster
betty123 jayden07 gambion32 19216801 ignoranto ossi2000 ravens52 sucker69 taylor14 daffyduc chanelle
power999 hedonist cacapipi iloveu13 19899891 greekgod yaoiisgrand electronic 19977991 minnette
chasity1 iamawesome atletico america7 partyboy javabean renee123 freehand miguel12 sampdoria
w2dlww3v5p iforgot2 w12101957 maddie123 tomjones fishing2 boguska123 markhegarty julio123 lukas123
gigaman8891 maryanne curitiba dovetail carmelo1 aerostar 91866709 jackdaniels chutrung jackson12
goober12 tmvlzj12 eclipse9 1234567v carnaval vanechka slunicko aristote ashutosh wubin007 belgorod
thebears12 hockey15 pazzword heather123 sashadog yomamma1 diablo11 khongbiet hejhej123 funkster
gillian1 ekaterina20 jessica9 chibears astra123 accountant goliath1 fuchurli november30 windows9
vinograd vika2010 jellybeans 19371ayj qzwxecrv merrill1 scoreland sig53num megastar mandragora
justin69 marvel5454 qawsedrftgyh aquamarine nevergiveup crickett solo7590 velocity aaaabbbb
grasshopper leto2010 aaa12345 nebraska1 summer21 salinger qazsedcft fireworks newshoes daniel07
seatleon 123321qweewq 22221111 columbia1 speranza 0987654321a 1029384756q hiphop123 mustang123
friends5 airsoft1 marcus123 piccolo1 110110110 almario927 laputaxx 123456789000 omgkremidia
ibicguwjic knight12 giulietta vladislava freemusic jlbyjxrf icthus01 kbdthgekm fetish69 exploiter
vfvfvfvf manstein november9 32615948worms dogbreath ujkjdjkjvrf lovemom1 larrybir thunder3 mygirls3
9kyq6fge likemike haley123 shinigam redskins21 yfcnfcmz 13245678 semarang alexis10 scuderia
clochette limpdick allyson1 vishenka freedom! waldiw82 foundation volvov70 arabella24630 bioshock
tombraider november26 matrix69 rdukv46x 13579135 jose1995 74699723 poiuytreza splendid spiderman4
robert69 mariner1 brandy12 742617000027 bitchboy rubberduck pfqxjyjr marryher money4940 shannon2
charline traffic1 royals22 ania1986 ivan2010 snoopy01 grandad1 coorslight zxcvbnm0 hunter69
20070509031 sonofgod 67529353 1dolphin pavlenko broadway1 woodwind xred4654 bela2404 pinkpant
gblfhfcbyf potatoes justinbiebe jeff1234 zebra123 987987987 parrothe shawshan iloveu143 sunshine23
46265216 cat15175 dragon64 narendra porsches meatball99 hubbahub sonysony b929ezzh josh1234 sorokina
112233qq arsenal11 metatron mummy123 treehous love2006 baller10 tronwell zxc123zxc family11 1steeler
jolinek33 foxwoods sidorova snowwhit neptune1 lilli2006 nudelamb heterosexual manchesterunited
deltasig blackhawk1 myspace16 nicknick 7gorwell skittles12 nokia6630 william11 nokia5320 madhatte
1cowboys keyblade blueboy1 adv12775 dude1998 karaoke1 babyhuey football45 anthony07 ubvyfpbz
stalker123 taylor22 robertso krystyna56 qwertyu123 zippy123 schokolade terrence1 dirtyman analslut
igetmoney1 toulouse31 flatbush bhbyjxrf 26429vadim lawntrax rksk3210 bratz123 yasmine1 truckman
tiffany123 nemvxyheqdd5oqxyxyzi metallica6 myspace17 cableman 12345678b sebastian106 jeremy123
hotsex69 srikanth patrick3 brown123 soukayna 4311111q 2416101113 josemanuel 753951852 j12345678
freedom4 mm170667 hateyou1 maribel1 kasandra sentinal ufgyndmv independen qwerty67 godim001
remo1d72a damocles dollarbi he635789 tucker12 flatland 92702689 maggiemay veri1234 ajnjuhfabz
madison9 motorbike agnieszka1 knackwurst8853 bitches! asseater pop168168 everlong soccer00
1234567890987654321 wrestler albatross sassygirl sebora64 ethanryan01 sleipnir dalbas73 caterpil
newyork12 luckystar 212121qaz gjytltkmybr rocawear dusty123 everest1 nicoletta blackdic 44448888
11231123 112233aa babygirl06 2502557i ethiopia nanotech casandra yourname pookie123 15975300
precious2 chicago0 cxzdsaewq matthew13 qqwweerr november6 pon32029 22021988 rainmake babygurl14
matveeva pimpjuice1 legioner gdcc9921 tombraid donaldduck lilmama12 fallen_angel chinese1 shalimar
oleg1995 tommylee likewhoa yujyd360 drumnbass 6jhwmqku dinsdale money111 virtuagirl rattlesn
1sunshin veritas1 newmexic millertime turandot rfvxfnrf bowhunter deerpark taylorma rfkbybyf
iamhorny dctktyyfz fuckyoubitch altavista ghjcnbvtyz fhnehxbr qazxcdews maddmaxx redrocke spencer2
thekiller p1234567 shakespe dartmout magpies1 mouseman chester7 01081988m balloon1 tkachenko
master77 zzxxccvv supermax qaz12wsx lbpfqyth lovecock u4slpwra fylh.irf 7ertu3ds necroman chaos666
lazyacres harley99 dilligas unforgiv schalke0 borisova branden1 lafayett 878kckxy cheeseca mercutio
psycholo andrew88 o4izdmxu sanctuar suckmydi rjvgm.nth goodgame 1qwertyuiop 6339cndh scorpio2
southbay crabcake paperclip rastafar mpetroff volvo240 blue2000 incognit station1 clipper1 ledzeppe
kukareku sexkitte lakers12 acmilan1 phoneman sintesi07 nephilim nascar03 clarkken microwav santacla
ironside carter12 borntorun tadmichaels heat7777 luckycharm gordolee85 neworlea anhnhoem melissa7
massimiliano dima1994 shokolad 1qasw23ed sasquatc verochka monopoli lamborgini gondolin needsome
kalamazo lololyo123 bill1234 ilovejes lol123123 567rntvm downunde angelbab guildwars homeworld
qazxcvbnm superma1 kryptoni calvin69 konovalov jansport liebling wmegrfux ljb4dt7n 012345678910
kolesnik speculum at4gftlw cahek0980 godswill chelsea4 catinhat urlacher lickme69 alex1959 barney12
alex12345 lp2568cskt gjikbdctyf anthony0 browns99 widespre master00 alino4ka revenant veroniqu
4g3izhox bluefire wizard12 dimitris a32tv8ls qmpq39zr busdrive jtuac3my sr20dett 4gxrzemq keylargo
rfktylfhm xcalibur glock9mm str8edge bulls123 carlsberg woodbird 1w2w3w4w 41d8cd98f00b 5432112345
grizzley winstons easyride 311music 19866891 leadfoot kr9z40sy cobra123 hillcres mudshark hovepark
000777fffa agricola happy100 firsttim fifa2008 panties2 spagetti narkoman nhfdvfnjkju123 1ccccccc
napolean canucks1 loginova kalleanka mishutka blackone ghfplybr 682regkh newburgh xenophon ereiamjh
jetblack killemal eurocard sydney12 antietam wayfarer beast666 19952009sa dontcare andrea11 karlmarx
protools timberwolf ruffneck fairlady homerjay scooter7 barmaley dreamer2 goleafsg cumlover
studioworks woody123 porpoise paula123 38gjgeuftd rjrfrjkf sasha12345 matrix13 radical1 secretar
sasha1988 00000001 1butthea smokeone helloall snowshoe nilknarf atombomb ironchef alekseev fahjlbnf
chapstic tiger200 lisichka searchin tanya123 alex1973 alex1991 dominati silenthill rebellio
shamanking cumsucker partagas 22223333 arnster55 fucknuts silversi parcells vfrcbvjdf miniskir
juiceman botafogo mama2010 derrickh asdfrewq silverfox prestigio max33484 alena2010 verysexy
hibiscus speciali raffaello vfhvtkflrf a123456z worksuck lomonosov dukeblue sergeeva bettylou
gjkrjdybr hagakure pmdmsctsk alekseeva fktrcttd gutierre stomatolog gjkysqgbpltw lifeguar mindgame
frdfkfyu phoenix8 penelopa merlin99 mercenar deadsexy chinchil sammycat marakesh elmer251 patrick0
bonoedge milkman1 ticketmaster beatles4 number20 superfre yfdbufnjh wpoolejr nicolett cannonba
bogdan123 19733791 shadowru pornlover gateway3 booboo69 bosco123 1234567qw 1xrg4kcq cbr929rr
allan123 motorbik miroslava cytujdbr camp0017 snusmumrik tincouch alex2010 essayons appletre
corrado1 satelite 1michell cfkfvfylhf acurarsx bluetick fromhell mammoth1 fighting54 worldwid
sordfish listopad hellgate dctvghbdf repvtyrj zxcasdqw creamyou rehjgfnrf steve121 alderaan bombshel
gretzky9 playgolf boneyard iforgotit archmage 135135ab ranger02 zaharova 33334444 blackdick 46775575
qwertyas mailman1 57392632 85852008 1forever 98798798 123456654 142536789 01telemike01 brunswic
madison0 1133557799 songohan 00009999 murphy01 associat nursultan ytnhjufnm electra1 ghjcnjnfr1
integrit 14071789 ekilpool sparky11 ruslan123 demetrio appelsin billygoa p030710p$e4o macdonal
248ujnfk schmidt1 vinbylrj ycwvrxxh gerlinde 1charles terorist omgwtfbbq assfucke vengence amazonas
0o9i8u7y6t kaligula pimpjuice birthday10 lawncare grandorgue juggerna swatteam repytxbr celicagt
shortdog palenque 3techsrl orenburg 80637852730 12345670 12343412 12123434 8928190a motorolla
lateralu 123456789zx wifey200 ololo123 nemezida lakeshow diversio 11335577 firstson ceisi123
hrothgar jarhead1 happyjoy dicklick provista bootycal heartbre bigpappa fy.njxrf kikiriki stevenso
deliciou money777 susanne1 barbaris f8yruxoj left4dead2 annarbor nikita2000 fbi11213 qwaszxqw
vfktymrfz keith123 peacock1 orgasmic thesnake rhfcyjlfh estefani firehose funnyguy asdf67nm thicknes
kristall banderos marchenko de1987ma mama1963 punksnotdead acdeehan 1q3e5t7u neophyte 1jeffrey
fgdfgdfg 1986irachka slacker1 lordsoth dctvghbdtn hondacar worldcom 51094didi sweetpussy supercoo
gfhjkm13 lovesong solnyshko martusia iamtheman greentre motorrad vfrcbvev 666satan losenord
lateralus absinthe command1 iiiiiii1 jungfrau ufhhbgjnnth yamakasi gemini69 zxcvbnmz skyblues
benidorm viperman dima1985 267ksyjf kaitlynn sisyphus redvette ac2zxdty hxxrvwcy appleseed
fynfyfyfhbde birthday6 bluedevils takayuki assembler sissyboy nokia6230i hunt4red darknigh cptnz062
ndshnx4s twizzler wnmaz7sd gfhfcjkmrf alabama123 barrynov durandal 8xuuobe4 cmu9ggzh crazyfrog
vfvfktyf mackdaddy cribbage whitesta p2ssw0rd tiktonik moonlite bearclaw liberty2 snakeeyes
rainmaker kluivert calbears medvedeva whirling bonscott freedom9 cerulean callista rainman1 mickeymo
bulldog7 nicerack summer98 jackster eclipse2 up9x8rww themaste deflep27 fotograf aldebara novastar
manchild spurs123 moom4242 tightend 07931505 1johnson smokepot snowmass jessicam 5tgbnhy6 tentacle
scoubidou2 vasilina jlbyjxtcndj loosee123 palantir hannelor lewie622 ghjcnjqgfhjkm blasters grinders
kzsfj874 squealer fortunat candlebo soundman zxcqweasd ghbjhbntn thunderc phish123 tintable
nightcrawler tigerboy basilisk masha1998 geemoney 0000000000d vintelok 12345rewq nightime ch1tt1ck
mxyzptlk superted parfilev access22 miguelit smooches dezember spaghett guitarma photosho junior24
vaz21093 bigblue1 trident1 orange99 nallepuh mtwapa1a ranger69 1tiffany rutabega toutoune surfcity
samanth1 littledo kazakova mistral1 5544332211 towtruck kenwood1 vfiekmrf ranger75 ladygirl boeing77
installsqlst xohzi3g4 kfnju842 klubnika cubalibr 123456789101 tallulah extra300 nccpl25282 buster22
broncos2 letmein4 harrydog fishlips asdf4321 superjet norwegen movieman psw333333 postbank deepwate
geolog323 a3eilm2s2y 123321qaz monkey20 buckwild byabybnb mapleleafs yfcnzyfcnz summer03 ltcnhjth
uto29321 poptarts spam967888 705499fh porn1234 1porsche whatthef soreilly allochka is_a_bot winter00
bassplay 531879fiz c0rvette beaver12 seashell chaching xenogear chicco22 ancella2 vika1998 resolute
pandora2 william8 cheerlea renfield anna1986 19719870 liebherr ck6znp42 metalgea falcon11 7jokx7b9du
tassadar batistuta 1herbier ghjrehjh karimova 1manager analfuck jaysoncj maranell bsheep75 rrrrrrr1
almaz666 goodpussy 1w2q3r4e william6 alanfahy nastya1995 panther5 123qwe12 vfvf2011 ketamine
energizer usethis1 buster21 thechamp claybird bigmaxxx housebed dimidrol bootycall 80988218126
christa1 chevytru 00998877 overdriv dinamite bloembol twinkles 118a105b lanzarot youngone ssvegeta
fktrcfylh1 vika1996 dynomite sonshine constanc thinkbig hopalong andrei123 1fishing ifufkbyf
paladine bulgakov 4294967296 cdtnkfyrf hedonism gfgfrfhkj beardown 00000007 braves95 underwat
3f3fpht7op dragon20 bilbobag radiatio garibald wakeboar maranello galatasara loranthos asmodean
porkypig mercator koolhaas debbie69 yankees4 85200258 dustin23 112233445 1bbbbbbb rubberdu donthate
sasha1992 vjnjhjkf arkangel willie12 172839456 basshead hornball pagedown rfvtgbyhn astonmar
shenlong matrix01 nazarova 369874125 j0nathan greshnik suckmyco mjollnir 789632147 asdfg1234
artem777 bmw318is rambler1 yankees9 5w76rnqp babyruth magical123 gfhjkm135 soboleva teamster
pokemons 1597532486 shockers melanie2 4fa82hyx x4ww5qdr leather1 sailaway starburs 100years
blackhole palmeira verboten solidsna gevaudan talktome !qazxsw2 wetwilly intersta bonethugs solitair
adidas12 a7nz8546 respublika fkojn6gb zldej102 ab12cd34 cytuehjxrf astroman handsoff mrblonde
unclesam kpydskcw lg2wmgvr biarritz williamm diamondd fishhook lena1982 unb4g9ty applegat mikehunt
falcon12 estrellit 1234567890m stingers bbbbbb99 monkey00 eldritch hpmrbm41 celebrit maxwell7
17071994a snuffles vlad1994 forward1 badaboom hardtoon hatelove knopo4ka kickbutt dragonfi brownlov
nike1234 kwiettie jonnyboy florenci bristol1 allister yjdujhjl gauloise bellaboo wltfg4ta foxyroxy
rocket69 master21 malinois obsessio yeahrigh liza2000 blueskie cbr600f3 mandreki wonderbo muledeer
xsvnd4b2 245lufpq ghjcgtrn frostbit badminto archibal dm6tzsgp ytdxz2ca hallowboy dopehead iluvtits
worldwar chewbaca oooooo99 ducttape borisenko arlingto p3nnywiz rdgpl3ds boobless kcmfwesg blacksab
russell2 marykate lindros8 gofaster stokrotka kilbosik aquamann shedevil slot2009 brewcrew sexfiend
12341234q crjhjcnm monkey66 polopolo09 feuerweh bennevis fatgirls cdexswzaq hondacrv william0
techdeck atljhjdf fallenangel tranquil carla123 portvale bycnbnen trooper2 gennadiy amazonka
chinatow selfok2013 fullhous bajskorv nectarin littlebitch feyenoor pussybitch icecube1 ltybcjdf
sexsells swinger1 aphrodit rhind101 poiulkjh beantown stuttgar messenge motorman nicegirl rachel69
studmuffin gamecocks bosshogg fuckmeno phoenix3 buttnutt andreyka jvtuepip swissair fylhttdf
m7hsqstm weihnachte dowjones freeones bombadil flatron1 logging7 telefoon cowabung asd123qwe
torrente diamond6 jackaroo millerlite ironhorse zzzxxxccc roosevel 8363eddy depeche1 frederiksberg
sasha2000 was.here rosedale cokeisit gandalf3 skidmark 1234567890qaz sexxxxxx 12345789 gcheckou
12345611 lightman velosiped brucewayne elena123 greenegg nitemare boywonde pgszt6md batterie
redlands scooter6 maxwell2 startnow ducati74 blackmetal balla007 phatfarm titmouse benhogan johnwayn
bullyboy goldtree tigger99 cyclone1 woodpony camaleun eagles20 peepshow dima1989 rjdfkmxer
11111aaaaa 0773417k 1monster freaksho sashenka ccccccc1 cincinna lightfoo tabaluga punkrawk slick123
knight99 fefolico contrera anna1984 robert99 pretende serenada ludmilla l0swf9gx hankster dfktynbyrf
944turbo blackfly zrjdktdf eus1sue1 harddriv melissa3 sexybitc cnhfyybr jimdavis amberlee skywalk1
gb15kv99 rothmans firedawg aftermat 01478963 phishing gunblade exclusiv sasha1997 rebecca2 kallisti
fuckmyass norseman ipswich1 intelinside yjdjcnbf 1a2s3d4f5g6h bruins77 sundaypunch realmadr
vfyxtcnth valkiria millerti birthday100 celebrat slava123 bubbabub joesmith katya123 sweetdream
wwwwwww1 lovespor s5r8ed67s cowboy22 wachovia michaelb qwe1234567 safeu851 antonova longtong
kekskek1 123456qwert vika2011 scoubidou6 barney11 blindman maximus2 master55 11223355 sexpistols
prisonbreak nokia2700 ajnjuhfa yankees3 ak470000 bdfyeirf riobravo thoradin polkaudi kurosawa
fuckyouguys 754740g0 anallove microlab1 makarenko johnnybo booster1 johnson4 kd189nlcih hondaman
sevisgur bear2327 sexmania roma1993 hjcnbckfd tuppence jimandanne 19955991 quincunx dima1998
skinner1 lisa1234 xpressmusic getfucked matulino johnsmith spanner1 todiefor chuck123 28infern
muselman mets1986 bigbroth mollymoo 0sister0 heckfyxbr 22q04w90e nikita95 hammer22 lutscher buster99
kourniko aggarwal 19911992 shdwlnds vfvfgfgf123 monkeybu premiumcash classact devilmay hardpack
zombie13 stockcar honeypie nowayman alphadog tiribon12 telefone vasilisk cooking1 whitewol masterma
bushmast heimdall gthtrhtcnjr canesfan ybrbnf_25 artichok superdude mickey22 holeshot gettysbu
hammer99 bmw750il differen pornosta dirtygirl honda200 hotspurs johnatha firstone123 msconfig
karlmasc 123qweasdzx tcglyued plat1num dthjybxrf gladiolus spankme1 belladog importan 87e5nclizry
teufelo7 quaresma nnmaster 123321az tomjerry standrew gizmodo2 rz93qpmq 870621345 qmezrxg4 moom4261
hkger286 klaudia1 753951456 fsunoles romanenko isthebes walkman555 ranger98 scorpian hardwareid
bluedragon 2305822q iddqdiddqd w1234567 sputnik1 2i5fdruv flexscan boogiema bigsexxy powerstr
funfunfu 123578951 maxthedo bond0007 torrents 123451234 pointman caffreys bloodlus 321ret32
102030405 stickboy lotrfotr34 ironlung pushistik unclebob tigereye roman777 17711771s videogam
cubalibre idinahui nikita1998 78621323 jaydog472 canada99 neverwinter 67390436 aquemini shipmate
logcabin 66005918 louisian triathlo ilovemar letmeino fibonacci 58565254 artemis1 grigoryan bunnyman
158uefas jackhamm mineonly rfnfhbyf 52545856 bigloser 51525354 teenslut sanfrancisco private5
qwerttrewq jesuschr toyota91 45645645 bugmenot 44556677 wwr8x9pu alphaome harley13 kolia123 wejrpfpu
revelati pinkpussy tannenbau darkhors retired1 37583867 gxlmxbewym 1warrior 36925814 89876065093rax
naturals gateway9 cepseoun sasafras 1qazxdr5 motoguzz emmajane alex1995 jerkyboy cowboy12 arenrone
precisio 31415927 powerhou mashoutq thebeatl cvzefh1gk zimmerma grimreap icandoit borodina dima2009
keywest1 napster1 5411pimo gilgamesh kalimera rjycnbnewbz maulwurf fuckgirl fourplay blackheart
blackfin cntgfyjdf mymoney1 09080706 goodboss sebring1 kensingt bigboner marcus12 ym3cautj thestone
lovebugs silver99 forest99 qazwsx12345 longboar rhfcbdfz msouthwa france98 ps253535 zjses9evpa
sniper01 good4you station2 mvtnr765 tiburon1 ghjcnjgbpltw checkito 1ladybug corneliu svetasveta
imaccess brandon6 3611jcmg ou812345 eklhigcz 30624700 dolphin9 heather6 silverfi spring12 barney01
gfccgjhn xexeylhf anisimov saskatoo irish123 palpatin lovesuck mclaren1 newpass3 rfgecnfcerf
alskdjfh 1234567qwertyu mossberg starline rangers2 blackhea pappnase daywalker summoner 1jjjjjjj
swansong 12345qqq lionsden silver33 saisg002 nosaints 0cdh0v99ue deskjet1 14159265 14142135 orange10
richard0 backdraf kohsamui c43dae874d pepsiman qweqwe12 balls123 schlange optiquest nottoday
1234qwerasdfzxcv greentree marshal1 gtogto43 marcelit sassydog system12 scorpio6 rocket21
lytghjgtnhjdcr carlsbad schoolgirlie apocalyp gfgf1234 wonderwall beer1234 birdcage donna123
123lol123 adidas11 pandoras 111222333000 ingersol mama12345 cessna15 1simpson nazarenko seattle2
azfpc310 rfycthdf hotlanta fsd9shtyu highjump entertai sinatra1 htcnjhfy videoman kenaidog silverma
123123qq cbr600f4 harakiri glasgow1 ybrjkftdyf surfside multipas schroede testerer hejmeddig
tornados n8skfswa greatdan z1z2z3z4 katiedog 1234512i alex1985 voronina mbkugegs zaqwsxcderfv
blackwhite sharon69 dro8smwq boognish quietkey authcode pinkerto merengue bushwick turambar kittykit
hambone1 bigballa restaura 111luzer euro2000 kissthis rvgmw2gl iloveboobies fcc5nky2 beastie1
hvidovre alex1987 papageno dirtybir naturist channel1 gutentag zucchero cthuttdf lovethem cantona1
wonderwo hoddling rockcity winner12 mansfiel 287hf71h xyh28af4 bankshot vurdf5i2 sexygirls mdmaiwa3
crossroa rodman91 cockgobbler 12356789 12345699 signatur coolwhip awdrgyjilp ghjrjgtyrj emergenc
blood666 bootmort wetworks annapoli indahouse 1penguin misha123 santorin vbnhjafy athlon64 nextdoor
seemnemaailm siegheil cornhusk sthgrtst feldspar gtnhjdyf terminato 1jackson rkbvtyrj tigertig
fuckitall marquise hondavfr anna1985 mayflowe bigmouth greenery liberty7 larionov sat321321 nausicaa
hjvfynbrf galvesto jitterbu prophet1 canoneos redsox11 dctdjkjl everclea danny001 mudslide rockshox
thvfrjdf fuckthem ironfist killswit prototyp specboot baldhead redwhite whitetail cousteau malcolmx
semperf1 vangelis bettis36 morgaine anna1990 inandout anna1997 wallpape moonrake huntress cameron7
clownboy newzeala hammertime 11251422 fktrcfyl 11223311 11223300 powerpla ybrbnbyf zaphod42
jxfhjdfirf dude1234 czekolada blackros amaranth nhecsyfujkjdt promopas marmalad weihnachten
passthief 67mustan ds7zamnw pinarell sonofsam 5c92v5h6 tango123 xufrgemw 1rangers taratata 19944991
11111118 4ebouux8 roadrash dfyjdf846 marley12 qwaszxerdfcv ellehcim seabass1 jazzman1 uuuuuuu1
junkfood daddymac persepho shithappens 19755791 polkaudio mama1961 transcend shuriken sudhakar
teenlove anabelle matrix99 littlegi ferraris fastdraw accountbloc pornostar pinoyako glassjaw
finnland losbravo smalltit nicksfun stockhol divedeep cannibus poppydog walhalla lucozade goldenbo
tigers11 ownage123 capital5 stillher antananarivu lacrimos goathead cgtwbfkbcn gbplf123 beanhead
ttttttt1 agapov58 bad11bad andreika merlin11 spartak1922 lawnmowe fortune1 anna1994 papasmurf
antihero photogra painkill qwest123 sierra01 vfrcbvvfrcbv bobbyjoe buzzkill 9379992q oleg1994
sovereig rollover zaq12qaz battery1 alina123 groucho1 butterbean golfer01 gfhfyjbr ventura1 chelsea3
65mustan ufdibyjd suckfuck greatgoo 1bullshi easy1234 diamondb nothing0 joker777 glasnost batman21
a123456b rockandr coolfool yjdbrjdf lovehina passking bonapart ctvtyjdf table54781 nedkelly philbert
sparky99 littlebear silmaril cbufhtnf peggysue wizardry venom123 reviewpass amersham devochka
greenlantern panasonik dave1234 p0o9i8u7y6 happyguy assmaster sailormo antonio3 18254288 edward11
02551670 vladimir1 fylhtq95 fjnq8915 passwordstandard vova12345 talonesi gigemags dorothee bastogne
truegrit iamgreat paulinka corperfmonsy dogbert1 eatmyass cottage1 gimmesum 1bastard 413276191q
pchealth bodiroga adapters mashamasha anna1982 fairchil iloveluc netnwlnk olga1976 icam4usb odinthor
anchorat nfnmzyrf shadowman chicken0 christiaan mariupol gbpltw123 cessna172 kinglear 1cricket
turbo911 rosehill thekiwi1 ygfxbkgt mandarinka paswoord grandam1 leedsuni angeldog michaell ppppppp1
mynewbots mmmmmmm1 nnnnnnn1 biedronka f14tomcat jordan18 86chevyx bobolink flyfishi gandalf0
traxdata enlighte 12345678w rugbyman vakantie jake5253 letterma jessica6 amiga500 phoenix9
saqartvelo williamj nightfal melnikova killer77 jhrl0821 6gcf636i irina123 formatters infotech
greatwhi tracy123 connecte hemingwa gundam00 slayers1 fktrcfylhjd bermuda1 eybdthcbntn backd00r
warhammer40k guitarman george13 tgbxtcrbq lovezp1314 buster69 sexytime zacharia sportage terry123
bogdanova higgins1 whatluck 1qayxsw2 riptide1 vergesse playgrou 4077mash hydepark monster9 hesoyam1
uhtqneyu rabbit66 alabaste 1234567890qwerty slutfuck maestro1 ironfish konnichi gintonic trim7gun
fractals morganstanley polkadot prince11 amanda10 airbrush bigtitty fyfnjkmtdyf joxury8f moondog1
trotters 1s1h1e1f1 marlins1 balance1 southwes comfort1 rockbottom litebeer chopsuey greenlan
freecell hampster smalldog cartman2 cjdthitycndj masterba sunburst auntjudy ilovecock losfix16
1explore whynotme 1qazwsxedc albertjr nicolas2 24gordon misterme gbljhfcs blackhat maddog69 pakalolo
igor1234 snowhite homefree sexfreak blessyou vfrcbvjd yaglasph groundho gborv526 mike12345
bltynbabrfwbz tanushka raptor22 cosmodog blackmor ultra123 flashnet loploprock littlewhore
cuntfinger stinkyfinger n7td4bjl jackie69 camel123 1gateway adelheid thuglove 4815162342q andrea99
blankman morphius zsecyus56 nokiadermo waratsea 4rzp8ab7 brillian zxcvb1234 dune2000 zcxfcnkbdfz
comicbooks assasins nuaddn9561 scottsda hfcnfvfy 7777777z metalhead romanson jollymon trompete
matchbox20 nepenthe qwertyuiop10 phezc419hv romantika lifestyl decembre panther6 ghjcnjabkz pachanga
buzzword indianer tupacshakur albert12 1drummer invisibl mustaine hesoyam123 scrapland barabbas
mexicali moonstafa jayhawk1 nastya2010 barrabas freedom0 vlad1234 davinchi conducto invernes
madhatter 12345678i spring00 bellybut vitalik1 river123 power666 footslav qazxswedc123 richard9
peterburg tabletop gavrilov jkbvgbflf wideopen access88 tdfyutkbjy impossib dontforg qwer1209
asslicke scratch1 dontgotm underhil maks2010 elena2010 fireplug sacrific bobcat12 bruce123
wallstreet granvill armastus pipeutvj g1234567 brandnew shadowfax lokomoti jabroni1 siffredi
rosebudd nightwis felixxxx chicago5 scooby11 19851985p dogphil3650 totenkopf monitor2 macross7
ofclr278 nantucke hedj2n4q aessedai trekbike pussykat samatron dukenukem iampurehaha2 obvious1
mccool24 apache64 kravchenko justforf surfer69 sananton zxcvbn123456 odt4p6sv8 mansikka looking4
donttell ninjutsu uaeuaeman queenas8151 angel007 avtoritet wrongway chrisrey sd3utre7 mesohorny
donatello fatbitch pilsbury lovepuss 1creativ golf1234 huskerdu gtnhjpfdjlcr dkjfghdk 7777777s
donkeykong rockytop flywheel toppdogg bigbubba 2letmein ilikepussy excaliber fhutynbyf flyvholm
currahee godsgift antonioj yfcnzvjz 123321456654 hanswurst technica drumandbass diapason simbacat
gravedig jakeyboy longboard truskawka golfer11 pyramid7 highspee theriver hammer69 1packers
qwertgfdsa 11119999 12inches zse4xdr5 sophieh6 grizzlie hockey69 hotbitch bluewave multiscan
persona1 amberdog 1assword sparky01 123321qw luvbekki yfeiybrb gjkzrjdf 1bigdadd taganrog clarkkent
gaudeamus mantaray whitehea andrew99 redhawks liza2009 den12345 vfhnsyjdf newyorke 1arsenal
hondas2000 birthday2 12457896 dickster edcwsxqaz pantyman hubertus cumshot1 kappaman mark3434
canada12 lichking bonkers1 ivan1985 throatfuck backwood joshua19 imladris partyman fourstar scanner1
ujhjl312 potapova nokia7070 kalleank refinnej nothanks sugardog nhfkbdfkb larousse qazxcdew stimorol
merlin21 is3yeusc partner1 478jfszk 9hmlpyjd 7imjfstw larkspur animal2000 miyvarxar communit
ifoptfcor mamaliga wowlook1 1flowers singapur superdav jackoff1 bullnuts world123 spider10 sargsyan
rattlers windows2 visigoth penfloor cabledog natasha123 eagleman softcore tlbyjhju lfiekmrf
123boots1 sys64738 heavymet 1asdfghj wharfrat sword123 dragon98 lexus300 pheonix1 alex1974 123qw123
shadow88 igor1994 champ123 brooksie frogman1 buldozer morrowin bubbaman passsword al123456 1xxxxxxx
fifa2011 1rainbow 1eeeeeee 15975391 twinturb onlyone1 denis1988 6846kg3r pennydog dandelion haileris
epervier snoopy69 afrodite oldpussy poopypan verymuch katyusha skydive1 fiveiron jawbreak buster88
walter34 penchair horizon1 thecure1 dumbfuck aldebaran knopfler rossigno scarlets ibelieve akinfeev
falcon69 qwerty09 vader123 silkeborg krakatoa kgvebmqy pensacol snowstor goldenboy g0dz1ll4 chester3
motdepass fietsbel pookster milkmaid rustyboy epsilon1 shinchan fuckuall mamasboy 1gandalf parliame
jackmeof juvis123 boing747 9z5ve9rrcz icewater moparman christo1 tigerfan joshua99 jackfrost
ssbt8ae2 barabash ghtlfntkm richard8 lostboys richard4 paranoya happyness methodma supercop a8kd47v5
polly123 hoyasaxa 1digital matthew0 2468013579 pass1wor 999666333 freedom8 777555333 lubimaya
159951159 159357123 alina1995 wisteria jhnjgtl12 98766789 arxangel 87062134 creativ1 malyshka
fuckthemall genesis2 ofcourse latenite milliona 61808861 57699434 change12 55495746 jimbo123
19372846 19380018 cutlass1 craig123 51502112 19822891 46466452 19855891 nikolaevna nokia6131
hoosier1 gonzo123 gfhfvgfvgfv 1crystal sofaking kwiatuszek alltheway maasikas wildchil fredonia
earlgrey gtnhjczy nokia6500 59382113kevinp coorslit vova1994 bondra12 zpflhjn1 arsenal0 luansantana
control2 mama1964 diamond4 guybrush katiebug pimphard frontosa clockwor skyeseth chaparra jumpshot
wintermu 1chester ciccione hornets1 alex1971 delerium manageme connor11 caseyboy cbljhjdf redsox20
tttttt99 haustool pantera6 9988776655 writerspace xiaoyua123 justice2 scorpius bpgjldsgjldthnf
gamemaster shameles ladylove eintritt jnrhjqcz undernet sasha777 anna2002 kanmax1994 thunder0
easypass supermom qwerty32 123654789a shampoo1 yfxfkmybr tsunami1 fktrcttdf yasacrac happyhap
hammer11 subzero1 ybrbnjcbr wagoneer danniash portishead alex1981 redcar27 thomas21 hammer12
cosmo123 burltree vwpassat jack5225 burlpony blackhorse katemoss 1christi alex1975 cartagen
service321 christi1 iraffert dtcyeirf 1234567890p cooper11 alcoholi savchenko chelsea5 lllooottt
ilovedick sweetpus rfnthbyf1988 angus123 blockbus samsung9 skinnass sexybeas wasdwasd1
1qa2ws3ed4rf5tg ashley19 pokerman trfnthby georgia2 stoppedb qwertyuiop12345 cabbages 1234567890o
liudmila nhfycajhvths masiania songline spacebal smokewee dragonla andy2000 massive1 suckmy1k
passat99 nastya1996 stratcat daffyduck baldeagl kerberos shibainu cqub6553 phenmarr roma1990
diamond0 girls4me dianochka plhy6hql 2wsx4rfv cameron0 oleg1996 sharipov adelante ojp123456
msorcloledbr neveraga 1mercede chessmas stickdaddy77 kvartira 7654321a qwaszxedc vfhbyfvfhbyf
misha1111 sekirarr orion123 laketaho jazz1234 gandalf7 brett123 br1ttany rfpfyjdf bigboy11 ummagumma
punter12 irina1991 pandemonium berlingo cherrypi 1montana lohotron chicklet asdfgh123456 stepside
ikmvw103 trillium thepower thugstools livefree rosenrot muffin11 artem1992 andrey1992 passpage
nikita99 fubar123 eight888 express2 violentj 2ykn5ccf spartan11 brenda69 jackiech vika1995
89032073168 denis1984 2000jeep weetabix panther8 h9iymxmc kalambur 12213443 racecar02 jeffrey4
purgator troutbum potsmoke pureevil dragonage 4seasons 12758698 yeahright blademan stanisla blackwoo
fengshui 1qaz0okm newmoney anonymer diablo23 jgtxzbhr breadfan stratus1 happytim lambert1 cbljhtyrj
economia avogadro 1vampire spanners queequeg 8seconds cumberla heather9 burton12 crystal0 consulta
miller01 cthulhu1 dukenuke hatebree welcome01 middleto phoenix5 dylandog byrjuybnj stillers
smallvill 123456rrr phoenix0 ironcity kasperok matthew6 spotligh bujhm123 tommycat guitar11 compass1
jack2000 littleminge xxx12345 littlefuck karolinka camneely brandon00 munson15 passssap z3cn2erv
baggio10 copernic orange88 uptheass mattylad10 13467985 f1f2f3f4 fm12mn12 gerasimova burrito1
baldeagle forgetme 5element ooicu812 10293847qp vthrehbq boredboi4u filatova barmalei naumenko
bangbros pornclub euclid90 warrior3 mankind1 peugeot406 rmracing cunthole jaguarxj whitecat
yfhrjnbrb 9085603566 6yhn7ujm specialinsta newblood chingada 133andre success2 artefact kkkkkkk1
nikolay9 emilyann fkrjujkbr teamomuch david777 enron714 starfleet neverman doctorwh trinity7
snakebit bleacher darkseed warhorse 34erdfcv dimanche repmvbyf icequeen birthday26 lbvekmrf schreibe
apollo12 aa123456789 happyface filmstar andrew17 bakesale justlook cbarkley bloodred birdbath
nfkbcvfy hardc0re killerbee pitcher1 justonce dakota99 vespucci outside1 puertori teamlosi porol777
empire11 20091989q webuivalidat trigger2 horndogg palermo1 dasha2010 rockhopper silver77
1234567887654321 8096468644q 770129ji supercat tema1234 1234567892000 qazqaz123 rattrace miller12
indiana7 patch123 welcome5 9hotpoin assmonke dannym88 worldnet julemand pissword woodchuc hotchkis
packers2 bananana kalender penguin8 awo8rx3wa8t weihnachtsbau luckystr jahbless surrende 1panties
bigasses ghjuhfvbcn muchacha santana5 testdrive pokemon00 1iiiiiii jordan20 014702580369 15253545
15975312 marmaris thesims3 afrika2002 qqqqwwww oldskool syndicat parker01 bri5kev6 wartburg yelena03
highway1 uhfdbwfgf buhjvfybz qaz123wsx456 bobbybob fallengun montblanc roadrage rhfvfnjhcr dmfxhkju
imaloser michell1 silver22 lockedup monica01 sassycat dsobwick ctrhtnyj rhfcyjzhcr aaaassss zipdrive
telescop greatman ukqmwhj6 nopasaran kobayash cfiekmrf jamesdea porosenok stunner1 lollol12 2278124q
123456789qwer alex1983 glowworm mallards bluedevil lachesis alex1982 airborn1 captaink watchout
aaaa1122 providian aregdone play2win artcast2 thunder6 kamelia2011 caleb123 indonesi tgkbxfgy
hijodeputa good4now tolkien1 132forever s1s2s3s4 lolkin09 48n25rcc djtiesto 111222333444555 coolbree
yamaha12 starwood deadsoul madarchod tenorsax 44e3ebda trafalga heather7 serafima favorite4 havefun1
nosredna jlettier borracho rollrock jackson6 macross1 ousooner 9085084232 123qwaszx firedept
jackfros systemofadown martin01 silver01 darthmaul vladimirovna uthvfybz v123456789 network2
flyers99 riogrand avalon11 lovejone porsche2 qwerty100 chamberl beardog1 libertin bigberth jockstra
nastya123 default1 brillo021 bomberman guitar69 latching qwertasd alex1976 cunningh gladbach
marillion mike2000 muffinman freeclus kudos4ever clitring sexiness blumpkin escaflowne pentable
lommerse coffee11 lkjhgfdsazx 2401pedro quintain tdeir8b2 122333444455555 %e2%82%ac zaqxsw123
gkfdfybt cnfnbcnbrf usermane babochka kamakazi mononoke wcrfxtvgbjy bigsmall bigwaves mama1970
shockwav codered1 victory7 gulfstre chris200 sunbanna bertuzzi begemotik 123456789zz amadeusptfcor
yggdrasi el345612 f22raptor moviebuf zxcvbnm123456789 deadmoin websolutionssu 1346798520 gwendoli
1234562000 lovedick digital2 space199 987654123 serious1 824358553 794613258 nata1980 fishpond
redsox19 zse45rdx matrixxx 213546879 newspape photowiz 147852963 147369258 hellbound lovehurt
hammer01 1234554321a alina2011 112358132 alina1994 alina1998 bobjones cressida madalena 420smoke
tinchair adidas69 krypton1 loveline michaelm gbkbuhbv 76689295 sweetu70 steamforums quixotic
steam181 rfcgthcrbq sexstuff fulhamfc quiksilv 56836803 jedimaster gfhjkm777 stella12 55378008
19216811 fender12 mortalkombat nudegirl palace22 lickpussy bigjuggs sadomaso laser123 branford
19801982 banaan123 hooters6 sweeties 19821983 19831985 19833891 sinnfein welcome4 winner69 martinet
19921993 harsingh thecount phantom3 36985214 madmax11 willow01 19932916 opelagila ashley24 deadfish
31359092 sasha1993 sanders2 zaq!2wsx boilerma mickey69 jackson9 alina2010 warspite bazongaz fitzgera
dipascuc 1escobar2 c0l0rad0 kki177hk victoriya winston6 kl?benhavn happylife am4h39d8nh bodybuil
31021364 command2 lainth88 mazdamx5 colin123 qwaszx11 diesirae woodfish pqnr67w5 odgez8j3 5gtgiaxm
transits quackers mdmgatew slickone penhorse asdasd22 otherside honeydog proghouse frost1996
magichat greatzyo lightspe mikejone prelude9 kenneth2 thinline 2dumb2live 1carolin ilikeporn
blackboo qwerty999 marcelin yjhbkmcr united99 mainstre beano002 lincoln7 bangalor goodstuff
stepashka harley03 omnislash sasha2011 gopinath princesit bosslady lovegame sport123 collect1
charliem chimaira trrim777 thedream redsox99 newlife2 chicago3 conditio alexand1 mike1969 silence1
blackdra enolagay sataniv1993 sasha1994 moonshot santa234 meister1 gfitymrf reggie31 akademia
zorro123 nathalia mishmash nokiae51 nyyankees tu190022 strongbo not4u2no harlequi 1therock csyekmrf
olemiss1 sunshin1 starbase topshelf california1 symantec turntabl selhurst furnitur fromvermine
gators96 captain2 zxcvbnma mko09ijn paraklast1974 hobbes12 1234567890d fatal1ty prostreet caution1
eddie666 washingto minnesota_hp playboy6 speedster zemanova vkfwx046 antiflag jzf7qf2e murciela
lvbnhbtdf gogetter tanelorn killer00 nesterova rugby123 coffee12 browseui ralliart calgary1 vtldtltd
iambigal brentwoo palladin ilovetits venture1 dragon19 brandon8 bg6njokf satchel1 partridg ginger69
spinnake chinadol nipples1 sixflags parkhead fidodido yuitre12 artem1995 nondriversig alex1998
boating1 newpassw movies23 kamikazi cowboys0 corsair1 kingshit hotdog12 h200svrm rhtyltkm chris999
vaz21074 simferopol britania tanyshka 123qwerty123 process1 dragon05 fortknox stockpor juanpabl
roleplay a1s2d3f4g5h6 guitar01 animalsex pfqxtyjr silverch litespee nirvana9 warhamer minotavr
bushwack fufnfrhbcnb hfpldfnhb chipmonk vbhjh123 gemini12 doodlebu chuluthu cdtnkzxjr pookie11
tremendo welcome0 peewee51 legends1 teenfuck darkfire hunt0802 buffy1ma 671fsa75yt burrfoot
alina2006 charlize summer02 midiland demetriu freakboy radio123 jasmine9 chicago9 bugssgub samuraix
jackie01 pimpjuic willyboy fynjyjdf privet123 blueroom alex1989 bringiton kareltje ow8jtcs8t
goniners countryb 24688642 covingto 24861793 kbpfdtnf bond9007 gabriel12 stormbri love4eve fenomeno
darknite dragstar milfhunter ma123123123 ghislain ferien12 natalie2 rosebud7 roykeane mamatata
blowjob69 fhbyjxrf hackedit h397pnvr robert23 godflesh septiembr zhongguo panther9 bigjohn1 vehvfycr
fire1234 gungadin olivier1 chinaski toadfrog automati squirtle positano llebpmac prokuror pussygal
visionar chicken6 rfybreks vitalogy gorbunov letmein5 harley20 welcome7 jimmypag anastaci pfhfnecnhf
campus100 vikings2 peresvet skyblue1 goodlove dfkmltvfh zxcv4321 nhfrnjhbcn nemesis2 ingenier
knothead energy12 alena123 robert19 murphy11 heather4 987654321g boxster1 colegiata carwash1
bowling3 fylhtq123 pickwick bubblebox slipper1 xtutdfhf zxcvbasdfg 1pumpkin phantom7 swordsma
wonderbr slagelse twothree boston11 fynjy123 ballsdeep bobbyorr alphasig problemas goirish1 rabbit69
alexsander chantal1 greenpea diablo69 alex2009 bergen09 petticoa vlad2011 kamakiri lucidity 99ranger
estoppel volvos60 carter80 200190ru shocker1 souschef lopotok01 ntktgepbr ronaldo99 z1x2c3v4b5n6m7
iceman44 chris100 clearwat boogyman konoplya chester8 scooter5 ghjgfufylf 18n28n24a ringo123
sex4free reddevils dillinge hyperlit wallace2 vitamine arsenal7 nokia5610 fyfnjkmtdbx kulikova
maddog01 timoshka desdemon chesters patrick5 aikman08 nyranger 36169544 foxmulder aspirina 19891959
45678912 kemerovo 19841989 netware1 19801984 19761977 51501984 montella peachfuz cypress1 55443322
bandicoot statistika great123 67899876 bobsmith 78978978 lzlzdfcz bloodlust shadow00 88887777
91328378 98256518 102938475 alina2002 123123789 123456321 newmexico scubaman puffdadd 159357852
dtheyxbr theman22 212009164 nji90okm newmedia roma1995 iceman11 pimpdady 1212312121 tamplier
pelican1 domodedovo 1928374655 fiction6 duckpond onetwo34 gunsmith murphydo fallout1 spectre1
jabberwo redryder blackpus elena1971 danilova bobo1234 bobbobbo jesusgod darkmage hawkwood sexaddict
archimed lindalou 111zzzzz ghjatccjh wethepeople bulldog5 m_roesel sissinit 123ewqasd miruvor79
bandit11 arsenal9 miatamx5 1trouble strip4me rjdfktdf google10 shortman crystal7 birthday28 diabolik
bluewate blueboys willy123 cobra777 llabesab vicelord gerryber fre_ak8yj redrobin itsasecret
bluelight mountai1 bongwater pepper14 fordgt40 raider12 hunnybun tuffgong butter11 wapbbs_1 dandelio
ghjnbdjcnjzybt x002tp00 whodaman brunodog technici pmtgjnbl qcxdw8ry schweden throbber collecto
dbm123dm hellhoun deadzone dethklok c32649135 123joker spacejam holycrap tummybed financia euroline
magicone ameritec daniel26 kingpins dima1991 spencer5 cassiope lilcrowe thecakeisalie vbhjndjhtw
vthokies locutus1 irondesk andrey12 vepsrfyn likesdick protozoa mosias98 taburetka puissant charles0
babylon6 raleigh1 access01 sparkplu daisy3112 zootsuit rubyrose gorilla9 nightshade alternativa
cghfdjxybr vova1992 matthewd 1986mets boomer22 blackwid gemini13 dctvcjcfnm eagles11 hannah22
maks5843 fktrcfylhjdf lincoln2 gre69kik hightech core2duo ublhjgjybrf dragon33 1autopas autopas1
15935746 daniel20 1ggggggg hardcor1 blackdragon vovan_lt orochimaru hjlbntkb paradoks frozenfish
ghjuhfvvbcn fireston afhvfwtdn ontheoutside louis123 moonwalk mercury2 tracksta ozzmosis matrix19
headroom ringding 12345672000 onetwothree hockey33 nefertit tailhook bujhmbujhm tinuviel tuesday2
maxmotives locksley stpiliot 14314314 paramoun car12345 furelise kalifornia vbhjckfd zcfvfzkexifz
extra330 gfhfyjqz templar1 02588520 pangolin advance1 yasuhiro orange01 nautica1 soundwav lovebaby
dragonma wazzkaprivet redsox24 dontdoit dennis12 supercal ballsout dabl1125 gjdtkbntkm servette
13571113 13467982 12string bluejay1 william4 connor12 sustanon corporat charless jeanmarc marine21
dctvgbplf xxxp455w0rd5 lllllll1 ooooooo1 koufax32 anastasya debugger ufkxjyjr gjlcnfdf sexkitten
qwertasdfgzxcvb s9te949f dimabilan ilovetit longjump transalp moderato littleguy magritte hawaiiguy
nemiroff dragonss andranik fleshbot smellyfe deutschl harley88 birthday27 papasmur vfvekmrf 12345656
weihnachtsbaum kristie1 fktrcfylth 99strenght denis2011 stokecit aotearoa stalker2 1bigfish mossyoak
1stunner getinnow jessejames cantstop 1peaches west1234 silver69 chief123 twentyon drstrang aspirant
jenna123 bongtoke anna12345 fktif6115 1winston falcon01 mopar440 kinkysex mercede1 11234567
"""
