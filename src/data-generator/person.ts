import { Random } from '../lib/random';

/** A fictitious person. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
}

/**
 * Invents the person for a user number. E-mail domains are those reserved for examples (RFC 2606), phone numbers those
 * reserved for fiction (555-0100 to 555-0199).
 */
export function inventPerson(seed: number, user: number): Person {
  const random = new Random(seed, 'person', user);
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const domain = random.pick(['example.com', 'example.org', 'example.net']);
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}${user}@${domain}`.toLowerCase(),
    phone: `+1-${200 + random.below(800)}-555-01${digits(random, 2)}`,
    street: `${1 + random.below(299)} ${random.pick(streetNames)} ${random.pick(streetKinds)}`,
    city: random.pick(townStarts) + random.pick(townEnds),
    postalCode: digits(random, 5),
    country: random.pick(countries),
  };
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += random.below(10);
  return text;
}

const list = (text: string): readonly string[] => text.split(' ');

const firstNames = list(
  'Ada Alan Amara Anton Aria Bela Bruno Carla Chidi Clara Dario Dina Edda Elio Emre Erik Fatima Felix Fiona Goran ' +
    'Greta Hana Henri Hugo Ida Ilan Ines Ivo Jana Jonas Joao Julia Kai Kemal Kira Lars Leila Liam Lina Luca Mara ' +
    'Marek Maya Milo Mina Nadia Nils Noor Olga Omar Oscar Paula Pavel Pia Quinn Rafael Rana Rosa Ruben Salma Samir ' +
    'Sofia Sven Tara Theo Tilda Uma Viktor Wanda Xenia Yara Yusuf Zoe',
);
const lastNames = list(
  'Abendroth Alderby Ashgrove Barlowe Bexley Birchall Brackwater Caldera Carraway Castellan Copperby Dalgarno ' +
    'Dunmere Eastlake Elmhurst Fairmoor Fenwright Garroway Glasslake Gravesend Hadleigh Harrowby Hollins Inchbald ' +
    'Ivorson Jessop Kettleby Kingsmere Lachlan Lindqvist Lockridge Marchbank Merrow Moorcroft Netherby Northam ' +
    'Oakhanger Ormsby Pemberley Quarrington Ravensworth Redfern Rosscarrow Sallow Silverton Stonebridge Tarrant ' +
    'Thornbury Underhill Vantongeren Verity Wakelin Westerby Whitlock Yardley Zellweg',
);
const streetNames = list(
  'Acorn Beacon Bluebell Canal Chapel Cherry Copper Crescent Elder Fern Garden Granary Harbour Hazel Heron Juniper ' +
    'Lantern Larch Linden Maple Meadow Mill Nightingale Orchard Poplar Quarry Rowan Saffron Station Swallow Thistle ' +
    'Tulip Violet Walnut Willow Windmill',
);
const streetKinds = list('Street Road Lane Avenue Way Close Row Terrace');
const townStarts = list(
  'Ash Birch Black Brook Clay Cold Dun Elder Fair Glen Green Hazel Kings Long Mar North Oak Red',
);
const townEnds = list(
  'bridge brook bury combe dale field ford ham haven hurst mere minster moor port stead ton well wick',
);
const countries = list(
  'Australia Austria Canada Denmark Finland Germany Ireland Kenya Netherlands Norway Portugal Sweden',
);
