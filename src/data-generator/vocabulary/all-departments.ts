import { alcohol } from './alcohol';
import { babies } from './babies';
import { bakery } from './bakery';
import { beverages } from './beverages';
import { breakfast } from './breakfast';
import { bulk } from './bulk';
import { cannedGoods } from './canned-goods';
import { dairyEggs } from './dairy-eggs';
import { deli } from './deli';
import { dryGoodsPasta } from './dry-goods-pasta';
import { frozen } from './frozen';
import { household } from './household';
import { international } from './international';
import { meatSeafood } from './meat-seafood';
import { missing } from './missing';
import { other } from './other';
import { pantry } from './pantry';
import { personalCare } from './personal-care';
import { pets } from './pets';
import { produce } from './produce';
import { snacks } from './snacks';
import type { DepartmentVocabulary } from './department-vocabulary';

/** The 21 departments, ordered by id, from 1 without gaps. */
export const allDepartments: readonly DepartmentVocabulary[] = [
  frozen,
  other,
  bakery,
  produce,
  alcohol,
  international,
  beverages,
  pets,
  dryGoodsPasta,
  bulk,
  personalCare,
  meatSeafood,
  pantry,
  breakfast,
  cannedGoods,
  dairyEggs,
  household,
  babies,
  snacks,
  deli,
  missing,
];
